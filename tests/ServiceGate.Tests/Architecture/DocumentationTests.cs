namespace ServiceGate.Tests.Architecture;

/// <summary>Links of the documentation lead to what is there; the front page stays one that is read to its end.</summary>
public sealed class DocumentationTests
{
    [Test]
    public void FrontPage_HasAtMostFiveKilobytes() => Assert.That(new FileInfo(MarkdownPage.Of("README.md").Path).Length, Is.LessThanOrEqualTo(5_000));

    [Test]
    public void Links_LeadToFilesAndHeadingsThatAreThere() => Assert.That(string.Join('\n', MarkdownPage.All.SelectMany(page => page.BrokenLinks())), Is.Empty);

    [Test]
    public void Pages_AreFound() => Assert.That(
        MarkdownPage.All.Select(page => Path.GetRelativePath(Repository.Root, page.Path)), Is.SupersetOf(new[] { "README.md", Path.Combine("src", "README.md"), Path.Combine("workflows", "README.md") }));

    [TestCase("[there](README.md), [here](#a-name-of-2), [outside](https://example.com/nothing.md)\n\n## A name (of) 2", ExpectedResult = 0)]
    [TestCase("[gone](src/NOTHING.md)", ExpectedResult = 1)]
    [TestCase("![gone](src/nothing.png)", ExpectedResult = 1)]
    [TestCase("[gone](README.md#nothing-of-the-kind)", ExpectedResult = 1)]
    [TestCase("[gone](#nothing)", ExpectedResult = 1)]
    [TestCase("[outside of the repository](../..)", ExpectedResult = 1)]
    [TestCase("`[code](src/NOTHING.md)`\n```sh\n[code](src/NOTHING.md)\n```", ExpectedResult = 0)]
    public int Links_AreRead(string text) => MarkdownPage.Say(text).BrokenLinks().Count();
}
