using System.Globalization;
using System.Text.Json;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.Samples;

/// <summary>
/// 57 real announcements of network maintenance, each with an ordinary dossier made of its fields: the rules that stop the four nights let ordinary nights begin, and stop every one of them once what a night
/// lacked is put in.
/// </summary>
public sealed class AnnouncedMaintenance
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset First = new(2026, 12, 14, 0, 0, 0, China);

    private static readonly Lazy<Task<IReadOnlyList<Night>>> All = new(() => Task.Run(PlayAllAsync));

    [Test]
    public async Task OrdinaryNights_AreStoppedAtMostTwice()
    {
        var nights = await All.Value;
        var stopped = nights.Where(n => n.Stopped is not null).ToList();
        TestContext.Out.WriteLine(string.Join('\n', stopped.Select(n => $"{n.Row.Provider} {n.Row.MaintenanceId}: {n.Stopped}")));

        Assert.That(nights, Has.Count.EqualTo(57));
        Assert.That(stopped.Count, Is.LessThanOrEqualTo(2));
    }

    /// <summary>What a night lacked, put into the dossiers when everything was signed, told and named: the go-ahead shuts, by that rule.</summary>
    [TestCase("optus-2025", "gate.concern-not-met")]
    [TestCase("att-2024", "gate.concern-not-met")]
    [TestCase("kddi-2022", "gate.plan-not-rehearsed")]
    [TestCase("rogers-2022", "gate.concern-not-met")]
    public async Task WithWhatANightLacked_EveryOneIsStopped(string night, string rule)
    {
        foreach (var (row, played, eve, stopped) in await All.Value)
        {
            if (played is null)
            {
                Assert.That(stopped, Is.Not.Null);
                continue;
            }
            played.Story.Sessions.Restore(eve!.State);
            played.Story.Clock.Set(eve.At);
            foreach (var (section, key) in Lacked(night)) await played.WriteAsync(section, key, Item(night, section, key));

            Assert.That(played.Story.Gate(GateNames.GoAhead), Is.EqualTo(GateStatus.ClosedAgain), row.MaintenanceId);
            Assert.That(await played.RulesAsync(), Does.Contain(rule), row.MaintenanceId);
        }
    }

    /// <summary>Traffic that is not diverted, as on the first of the four nights: no start is taken.</summary>
    [Test]
    public async Task WithTrafficThatIsNotDiverted_NoneBegins()
    {
        foreach (var (row, played, eve, _) in (await All.Value).Where(n => n.Played is not null))
        {
            played!.Story.Sessions.Restore(eve!.State);
            played.Story.Clock.Set(eve.At);

            Assert.That(await played.BeginAsync(point => point != "traffic-diverted"), Is.EqualTo("Conflict: hold-point.open at start (number=3)"), row.MaintenanceId);
        }
    }

    private static IEnumerable<(string Section, string Key)> Lacked(string night) => night switch
    {
        "kddi-2022" => [("risks", "R1"), ("contingency", "P1")],
        _ => [("concerns", "N8")],
    };

    private static JsonElement Item(string night, string section, string key)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "night-that-did-not-happen", night, "dossier.json")));
        return json.RootElement.GetProperty("sections").GetProperty(section).GetProperty(key).Clone();
    }

    private static async Task<IReadOnlyList<Night>> PlayAllAsync()
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "network-cutovers", "cutovers.json")));
        List<Night> nights = [];
        foreach (var row in json.RootElement.EnumerateArray().Select(Read)) nights.Add(await PlayAsync(row));
        return nights;
    }

    /// <summary>Its weekday and time of day stay; the work is prepared from three weeks before on.</summary>
    private static async Task<Night> PlayAsync(Announcement row)
    {
        var weeks = Math.Ceiling((First - row.Start).TotalDays / 7);
        var (start, end) = (row.Start.AddDays(7 * weeks).ToOffset(China), row.End.AddDays(7 * weeks).ToOffset(China));
        var played = new PlayedDossier(OrdinaryDossier.Of(row, PlayedDossier.Checklist, start, end), OrdinaryDossier.Procedure);
        try
        {
            await played.PlayAsync(Local(start.AddDays(-21).Date.AddHours(9)), new(Local(start.DateTime), Local(end.DateTime), "Asia/Shanghai"));
        }
        catch (InvalidOperationException refused)
        {
            return new(row, null, null, refused.Message);
        }
        var eve = new Eve(played.Story.State, played.Story.Clock.GetUtcNow());
        var rules = await played.RulesAsync();
        if (rules.Count > 0) return new(row, null, null, string.Join(", ", rules));
        return await played.BeginAsync(_ => true) is not "done" and var why ? new(row, null, null, why) : new(row, played, eve, null);
    }

    private static Announcement Read(JsonElement row) => row.Deserialize<Announcement>(CoreJson.Options)!;

    private static string Local(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private sealed record Eve(InMemory.MemoryState State, DateTimeOffset At);

    private sealed record Night(Announcement Row, PlayedDossier? Played, Eve? Eve, string? Stopped);
}
