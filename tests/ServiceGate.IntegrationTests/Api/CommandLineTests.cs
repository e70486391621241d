using System.Text.Json.Nodes;
using ServiceGate.IntegrationTests.Kills;
using ServiceGate.IntegrationTests.Settings;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>What the command line says: help without an error, one sentence for each failure in the words of who typed it, JSON where it is asked for.</summary>
public sealed class CommandLineTests
{
    private static ApiStand Api => ApiServer.Stand;

    [TestCase("help")]
    [TestCase("help gate check")]
    [TestCase("--help")]
    public async Task Help_IsNoError(string words)
    {
        var (exit, output) = await Executable.RunAsync(words.Split(' '));

        Assert.That((exit, output.Contains("Usage:", StringComparison.Ordinal)), Is.EqualTo((0, true)), output);
    }

    [Test]
    public async Task WorkflowCheck_OfAllShippedFiles_FindsNothing()
    {
        var files = Directory.GetFiles(Checkout.File("workflows"), "*.json");

        var (exit, output) = await Executable.RunAsync(["workflow", "check", .. files]);
        Assert.That(exit, Is.Zero, output);
        Assert.That(output, Does.Contain("offer.checklist.v6.json: checklist of offer").And.Contain("it-cutover.v7.json: it-cutover v7"));

        var (_, json) = await Executable.RunAsync(["workflow", "check", "--json", .. files]);
        Assert.That(JsonNode.Parse(json)!["files"]!.AsArray().Select(f => f!["problems"]!.AsArray().Count), Is.All.Zero);
    }

    [TestCase("""{"kind":"offer","nonsense":1}""", "nonsense")]
    [TestCase("""{"kind":""", "line 1")]
    public async Task WorkflowCheck_OfABadChecklist_SaysWhere(string content, string place)
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-");
        var path = Path.Combine(folder.FullName, "offer.checklist.json");
        await File.WriteAllTextAsync(path, content);

        var (exit, output) = await Executable.RunAsync(["workflow", "check", path]);

        folder.Delete(recursive: true);
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(output, Does.Contain(place).And.Not.Contain("ServiceGate.").And.Not.Contain("System."));
    }

    [Test]
    public async Task Play_OfNoSample_SaysSoInOneSentence()
    {
        var (exit, output) = await Executable.RunAsync(["play", "nosuch"]);

        Assert.That((exit, output.Trim()), Is.EqualTo((3, "There is no sample nosuch: no folder of that name with a story.json, here or beside the program.")));
    }

    [Test]
    public async Task Serve_WhereAnotherProgramListens_SaysSoInOneSentence()
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-");
        var (exit, output) = await Executable.RunAsync(
            ["serve", "--database", Path.Combine(folder.FullName, "x.db"), "--urls", Api.Address.ToString().TrimEnd('/')],
            new Dictionary<string, string> { ["Keys__AllowUnencrypted"] = "true", ["Logging__LogLevel__Default"] = "None" });

        folder.Delete(recursive: true);
        Assert.That((exit, output.Trim()), Is.EqualTo((1, $"Another program listens at {Api.Address.ToString().TrimEnd('/')} already: end it, or give another address with --urls.")));
    }

    [Test]
    public async Task GateCheck_OfALaunchThatIsNotThere_SaysJustThat()
    {
        var (exit, output) = await Executable.RunAsync(["gate", "check", "HZ-2026-999999", "--url", Api.Address.ToString(), "--token", Api.TokenOf("auditor"), "--language", "en"]);

        Assert.That((exit, output.Trim()), Is.EqualTo((3, "There is no launch “HZ-2026-999999”, or you may not see it.")));
    }

    [Test]
    public async Task GateCheck_SaysTimesWithYearAndZone_AndAsJsonTheBlockers()
    {
        var launch = await Api.CreateLaunchAsync("Asked from the command line");
        string[] arguments = ["gate", "check", launch, "--gate", "notice-release", "--url", Api.Address.ToString(), "--token", Api.TokenOf("auditor"), "--language", "en"];

        var (exit, output) = await Executable.RunAsync(arguments);
        var (exitOfJson, json) = await Executable.RunAsync([.. arguments, "--json"]);

        Assert.That((exit, exitOfJson), Is.EqualTo((2, 2)), output + json);
        var report = JsonNode.Parse(json)!;
        var blockers = report["blockers"]!.AsArray();
        Assert.That(((string)report["launch"]!, (string)report["gate"]!, (bool)report["open"]!), Is.EqualTo((launch, "notice-release", false)));
        Assert.That(blockers.Count + report["waitsFor"]!.AsArray().Count, Is.Positive);
        if (blockers.Count > 0) Assert.That(output, Does.Match(@"by 2026-\d\d-\d\d \d\d:\d\d UTC[+-]\d\d:\d\d"));
        foreach (var blocker in blockers) Assert.That(output, Does.Contain((string)blocker!["text"]!));
    }

    [TestCase("settings --json", "settings")]
    [TestCase("settings --check --json", "problems")]
    public async Task Settings_AsJson(string words, string member)
    {
        var (_, output) = await Executable.RunAsync(words.Split(' '));

        Assert.That(JsonNode.Parse(output)![member], Is.InstanceOf<JsonArray>(), output);
    }
}
