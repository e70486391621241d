using System.Globalization;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Audiences;
using ServiceGate.IntegrationTests.Kills;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>
/// What verbs that work on a database answer as JSON: one object on standard output and nothing else there; the exit code of before; when there is no answer, a sentence on standard error and nothing
/// on standard output.
/// </summary>
public sealed class JsonAnswerTests
{
    private const long AdministratorId = 900_050;

    private ImportStand _stand = null!;
    private DirectoryInfo _folder = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-json-");
        _stand = await ImportStand.OpenAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _stand.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Admin_AnswersWithTheFileOfThePassword_AndWithHowManyActsAreConfirmed()
    {
        await SetPasswordAsync("wang.fang");
        await _stand.Database.DisposeAsync();

        var confirmed = await AnswerAsync(0, "admin", "confirm", "wang.fang");
        var reset = await AnswerAsync(0, "admin", "reset-password", "li.wei");

        Assert.That(((string)confirmed["user"]!, (int)confirmed["confirmed"]!, (int)confirmed["left"]!), Is.EqualTo(("wang.fang", 1, 0)));
        Assert.That(((string)reset["user"]!, Members(reset)), Is.EqualTo(("li.wei", "user file")));
        Assert.That(await File.ReadAllTextAsync((string)reset["file"]!), Does.Contain("li.wei"));
        await ExpectRefusalAsync(1, "There is no nobody.", "admin", "reset-password", "nobody");
        await ExpectRefusalAsync(1, "Nothing about the account of wang.fang waits for a confirmation.", "admin", "confirm", "wang.fang");
    }

    [Test]
    public async Task Announcements_AnswerWithTheRowsAndWindowsOfEachFile()
    {
        await _stand.Database.DisposeAsync();
        var good = await WriteAsync("good.json", $"[{Row("OFF", "02:00:00+08:00", "06:00:00+08:00")}, {Row("NONE", "02:00:00", "06:00:00")}]");
        var fair = await WriteAsync("fair.json", $"[{Row("LATER", "18:00:00Z", "22:00:00Z")}]");
        var broken = await WriteAsync("broken.json", "[{");
        string[] whose = ["--unit", "HZ", "--owner", "li.wei"];

        var answer = await AnswerAsync(2, ["announcements", good, fair, .. whose]);
        var again = await AnswerAsync(0, ["announcements", fair, .. whose]);

        Assert.That(Members(answer), Is.EqualTo("changed refused files"));
        Assert.That(((bool)answer["changed"]!, (int)answer["refused"]!), Is.EqualTo((true, 1)));
        var files = answer["files"]!.AsArray();
        Assert.That(files.Select(f => $"{f!["file"]} {f["form"]} {f["changed"]} {f["refused"]}"), Is.EqualTo(["good.json servicegate true 1", "fair.json servicegate true 0"]));
        Assert.That(files[0]!["rows"]!.AsArray().Select(r => $"{r!["row"]} {r["maintenance"]} {r["verdict"]} {r["launch"]} {r["reason"]?["field"]}"),
            Is.EqualTo(["1 example-carrier OFF taken-over HZ-2026-000002 ", "2 example-carrier NONE refused  start"]));
        Assert.That(files[0]!["windows"]!.AsArray().Select(w => $"{w!["launch"]} {w["change"]} {w["start"]} {w["end"]}"),
            Is.EqualTo([$"HZ-2026-000002 created {Day(29)}T18:00:00+00:00 {Day(29)}T22:00:00+00:00"]));
        Assert.That(((bool)again["changed"]!, (string)again["files"]![0]!["windows"]![0]!["change"]!), Is.EqualTo((false, "unchanged")));
        await ExpectRefusalAsync(3, "broken.json: It is no JSON: something is wrong in line 1, column 3.", ["announcements", good, broken, .. whose]);
    }

    [Test]
    public async Task Migrate_AnswersThatTheSchemaIsUpToDate_AndACopyWithItsProof()
    {
        await _stand.Database.DisposeAsync();
        var target = Path.Combine(_folder.FullName, "copy.db");

        var plain = await AnswerAsync(0, "migrate");
        var (exit, output, error) = await RunAsync(["migrate", "--to", "Sqlite", "--to-path", target, "--language", "en"]);

        Assert.That((Members(plain), (string)plain["database"]!, (bool)plain["upToDate"]!), Is.EqualTo(("database upToDate", _stand.File, true)));
        Assert.That(exit, Is.Zero, error);
        var copy = JsonNode.Parse(output)!;
        Assert.That(Members(copy), Is.EqualTo("source target proved rows tables chains faults ids contents sourceChanged leftBehind"));
        Assert.That(((string)copy["source"]!, (string)copy["target"]!, (bool)copy["proved"]!, (bool)copy["sourceChanged"]!), Is.EqualTo((_stand.File, target, true, false)));
        Assert.That((copy["faults"]!.AsArray().Count, copy["leftBehind"]!.AsArray().Count, (int)copy["chains"]!), Is.EqualTo((0, 0, 2)), "the system's chain and the launch's");
        var launches = copy["tables"]!.AsArray().Single(t => (string)t!["table"]! == "launch")!;
        Assert.That(((bool)launches["same"]!, (long)launches["sourceRows"]!, (long)launches["targetRows"]!), Is.EqualTo((true, 1L, 1L)));
        Assert.That((string)launches["sourceHash"]!, Is.EqualTo((string)launches["targetHash"]!).And.Not.Empty);
        Assert.That(copy["tables"]!.AsArray().Sum(t => (long)t!["targetRows"]!), Is.EqualTo((long)copy["rows"]!));
        Assert.That(copy["ids"]!.AsArray().Select(i => (bool)i!["holds"]!), Is.Not.Empty.And.All.True);
        Assert.That(error, Does.Contain("Copying ").And.Contain("launch: 1 of 1 rows"), "who looks on sees it go on");
        await ExpectRefusalAsync(1, "The target is not empty", "migrate", "--to", "Sqlite", "--to-path", target);
    }

    [Test]
    public async Task Backup_Verify_AndSimulate_AnswerAsJson()
    {
        await _stand.Database.DisposeAsync();
        var copy = Path.Combine(_folder.FullName, "copy.db");

        var backup = await AnswerAsync(0, "backup", copy);
        var verify = await AnswerAsync(0, "audit", "verify");
        var simulation = await AnswerAsync(0, "workflow", "simulate", Path.Combine(AppContext.BaseDirectory, "workflows", "it-cutover.v1.json"));

        Assert.That((Members(backup), (string)backup["file"]!, (string)backup["database"]!, (int)backup["contentsElsewhere"]!), Is.EqualTo(("file database contentsElsewhere", copy, _stand.File, 0)));
        Assert.That(((bool)verify["whole"]!, (int)verify["chains"]!, (int)verify["signedHeads"]!, verify["faults"]!.AsArray().Count), Is.EqualTo((true, 2, 0, 0)));
        Assert.That(((string)simulation["definition"]!, (int)simulation["version"]!), Is.EqualTo(("it-cutover", 1)));
        Assert.That(simulation["launches"]!.AsArray().Select(l => $"{l!["launch"]} {l["status"]} {l["effect"]}"), Is.EqualTo([$"{ImportStand.Launch} draft unchanged"]));
    }

    private static string Members(JsonNode answer) => string.Join(' ', answer.AsObject().Select(m => m.Key));

    private static string Day(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Row(string id, string start, string end) =>
        $$"""{"provider": "example-carrier", "maintenanceId": "{{id}}", "account": "A", "status": "confirmed", "start": "{{Day(30)}}T{{start}}", "end": "{{Day(30)}}T{{end}}", "circuits": [{"id": "c", "impact": "OUTAGE"}], "summary": "s"}""";

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    /// <summary>An administrator sets somebody's password, which another one has to confirm.</summary>
    private async Task SetPasswordAsync(string userName)
    {
        await using (var session = await _stand.Sessions.BeginAsync())
        {
            await session.Organisation.AddPersonAsync(new(AdministratorId, "fang.yuan", "方圆", "Fang Yuan", "zh-CN", null));
            await session.Organisation.AddGrantAsync(new(900_051, AdministratorId, new(Role.Administrator, (await session.Organisation.TreeAsync()).Find("HZ")!.Id)));
            await session.CommitAsync();
        }
        (await _stand.Runner.RunAsync(new ResetPassword(userName, new("hash", "stamp", MustChange: true)), AdministratorId, "reset")).Required();
    }

    private async Task<JsonNode> AnswerAsync(int expectedExit, params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(arguments);
        Assert.That((exit, error), Is.EqualTo((expectedExit, "")), output);
        return JsonNode.Parse(output)!;
    }

    private async Task ExpectRefusalAsync(int expectedExit, string sentence, params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(arguments);
        Assert.That((exit, output), Is.EqualTo((expectedExit, "")));
        Assert.That(error, Does.Contain(sentence));
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments) => Executable.RunApartAsync([.. arguments, "--json", "--database", _stand.File]);
}
