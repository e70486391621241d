using ServiceGate.Web.Shell.Viewing;

namespace ServiceGate.IntegrationTests.Pages;

public sealed class LocalUrlTests
{
    [TestCase("/", "/")]
    [TestCase("/launches?q=1#x", "/launches?q=1#x")]
    [TestCase(null, "/")]
    [TestCase("", "/")]
    [TestCase("https://evil.example/", "/")]
    [TestCase("//evil.example/", "/")]
    [TestCase("/\\evil.example/", "/")]
    [TestCase("/\t/evil.example/", "/")]
    [TestCase("launches", "/")]
    public void OrHome_KeepsOnlyPathsOfThisServer(string? url, string expected) =>
        Assert.That(LocalUrl.OrHome(url), Is.EqualTo(expected));
}
