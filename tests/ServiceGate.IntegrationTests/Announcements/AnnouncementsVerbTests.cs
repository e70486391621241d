using System.Globalization;
using ServiceGate.IntegrationTests.Audiences;
using ServiceGate.IntegrationTests.Kills;

namespace ServiceGate.IntegrationTests.Announcements;

/// <summary>What the verb prints and how it exits, whatever the zone of the machine.</summary>
[NonParallelizable]
public sealed class AnnouncementsVerbTests
{
    private static readonly DateTime Night = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(30);

    private static string Row(string id, string start, string end) =>
        $$"""{"provider": "example-carrier", "maintenanceId": "{{id}}", "account": "A", "status": "confirmed", "start": "{{Day}}T{{start}}", "end": "{{Day}}T{{end}}", "circuits": [{"id": "c", "impact": "OUTAGE"}], "summary": "s"}""";

    private static string Day => Night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Eve => Night.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [TestCase("UTC")]
    [TestCase("Asia/Shanghai")]
    public async Task Rows_AreJudgedByThemselves_AndTheExitSaysSo(string zone)
    {
        await using var stand = await ImportStand.OpenAsync();
        var folder = Directory.CreateTempSubdirectory("servicegate-");
        try
        {
            await stand.Database.DisposeAsync();
            var odd = await WriteAsync(folder, "odd.json", $"[{Row("OFF", "02:00:00+08:00", "06:00:00+08:00")}, {Row("NONE", "02:00:00", "06:00:00")}, {Row("BACK", "06:00:00Z", "02:00:00Z")}]");
            var broken = await WriteAsync(folder, "broken.json", "[{\"provider\": ");

            var first = await RunAsync(stand, zone, odd);
            var again = await RunAsync(stand, zone, odd);
            var meant = await RunAsync(stand, zone, odd, "--zone", "Asia/Shanghai");
            var both = await RunAsync(stand, zone, odd, broken);
            var stranger = await RunAsync(stand, zone, odd, "--owner", "nobody");

            Assert.That(first.ExitCode, Is.EqualTo(2), first.Output);
            Assert.That(first.Output, Does.Contain($"example-carrier OFF: created, {Eve} 18:00Z to {Eve} 22:00Z"));
            Assert.That(first.Output, Does.Contain("Row 2 is refused, example-carrier NONE: start has no offset").And.Contain("Row 3 is refused, example-carrier BACK: The window ends before it begins."));
            Assert.That((again.ExitCode, again.Output), Is.EqualTo((2, again.Output)));
            Assert.That(again.Output, Does.Contain("OFF: unchanged").And.Contain("Nothing has changed.").And.Contain("Row 2 is refused, "));
            Assert.That(meant.Output, Does.Contain($"example-carrier NONE: created, {Eve} 18:00Z to {Eve} 22:00Z").And.Not.Contain("Row 2"));
            Assert.That((both.ExitCode, both.Output.Trim()), Is.EqualTo((3, "broken.json: It is no JSON: something is wrong in line 1, column 15.")));
            Assert.That((stranger.ExitCode, stranger.Output.Trim()), Is.EqualTo((3, "There is no nobody.")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> WriteAsync(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private static Task<(int ExitCode, string Output)> RunAsync(ImportStand stand, string zone, params string[] arguments) => Executable.RunAsync(
        ["announcements", .. arguments, "--unit", "HZ", .. arguments.Contains("--owner") ? Array.Empty<string>() : ["--owner", "li.wei"], "--database", stand.File],
        new Dictionary<string, string> { ["TZ"] = zone });
}
