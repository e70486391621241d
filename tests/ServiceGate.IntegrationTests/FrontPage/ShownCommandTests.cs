using System.Net;
using System.Text.RegularExpressions;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.IntegrationTests.Settings;
using ServiceGate.Tests.Architecture;

namespace ServiceGate.IntegrationTests.FrontPage;

/// <summary>Every command that the front page shows is run here, and does what the page says of it.</summary>
public sealed partial class ShownCommandTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Of("README.md");

    private static IEnumerable<string> Commands() => Page.Lines("sh");

    [Test]
    public void Commands_AreTwo() => Assert.That(Commands().Count(), Is.EqualTo(2), "the front page shows how to run the demo and how to test, everything else stands further in");

    [TestCaseSource(nameof(Commands))]
    public async Task Command_DoesWhatThePageSays(string command)
    {
        if (Run().Match(command) is { Success: true } run) await DemoAsync(run.Groups["project"].Value, run.Groups["arguments"].Value.Split(' '));
        else if (command == "tests/run.sh") TestsAreThoseOfTheCheck(command);
        else Assert.Fail($"No test runs it: {command}");
    }

    private static async Task DemoAsync(string project, string[] arguments)
    {
        Assert.That(File.Exists(Checkout.File(Path.Combine(project, "ServiceGate.Web.csproj"))), project);
        using var server = ShownServer.Start(arguments);
        var address = await server.AddressAsync();
        using var browser = new Browser(address);
        var people = SignInName().Matches((await browser.GetAsync("/sign-in")).Html).Select(m => m.Groups["name"].Value).ToList();
        Assert.That(people, Is.Not.Empty, "the sign-in page lists the demonstration's people");
        var signedIn = await browser.SignInAsync(people[0], Password().Match(Page.Text).Groups["password"].Value);
        Assert.That((signedIn.Status, signedIn.Location), Is.EqualTo((HttpStatusCode.Found, "/")), people[0]);
        foreach (var file in Written().Matches(Page.Text).Select(m => m.Groups["file"].Value))
            Assert.That(Path.Exists(Path.Combine(server.Folder, file)), file);
    }

    // A run of the tests cannot be one of them: that the check of the repository is this command and nothing else says the same.
    private static void TestsAreThoseOfTheCheck(string command)
    {
        var check = File.ReadAllLines(Checkout.File(Path.Combine(".ci", "run"))).Where(line => line.StartsWith("exec ", StringComparison.Ordinal));
        Assert.That(check, Is.EqualTo([$"exec \"$(dirname \"${{BASH_SOURCE[0]}}\")/../{command}\""]));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(Checkout.File(command)), Is.EqualTo(File.GetUnixFileMode(Checkout.File(Path.Combine(".ci", "run")))));
    }

    [GeneratedRegex("^dotnet run --project (?<project>[^ ]+) -- (?<arguments>.+)$")]
    private static partial Regex Run();

    [GeneratedRegex("password `(?<password>[^`]+)`")]
    private static partial Regex Password();

    [GeneratedRegex("`(?<file>data/[^`]+\\.db)`")]
    private static partial Regex Written();

    [GeneratedRegex("name=\"userName\" value=\"(?<name>[a-z]+\\.[a-z]+)\"")]
    private static partial Regex SignInName();
}
