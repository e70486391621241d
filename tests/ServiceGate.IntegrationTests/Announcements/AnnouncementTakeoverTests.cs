using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Audiences;
using ServiceGate.Web.Features.Announcements;

namespace ServiceGate.IntegrationTests.Announcements;

/// <summary>Files become launches of a real database.</summary>
public sealed class AnnouncementTakeoverTests
{
    private const int Weeks = 581;

    [Test]
    public async Task Sample_MakesEachWindowALaunch_AndGivenAgainChangesNothing()
    {
        await using var stand = await ImportStand.OpenAsync();

        var taken = await RunAsync(stand, AnnouncementFileTests.Sample(), Weeks);
        var again = await RunAsync(stand, AnnouncementFileTests.Sample(), Weeks);

        // 42 maintenances, and eight more nights: colt, seaborn, verizon, zayo (two more and one more), crowncastle, PCCW.
        Assert.That(taken.Windows.Select(w => w.Window.Launch).Distinct().Count(), Is.EqualTo(50));
        Assert.That(again.HasChanged, Is.False);
        Assert.That(again.Windows.Select(w => w.Window.Launch), Is.EqualTo(taken.Windows.Select(w => w.Window.Launch)));
        Assert.That(taken.Windows.Where(w => w.Window.CalledOff).Select(w => w.Name.Split(' ')[0]), Is.EquivalentTo(new[] { "arelion.com", "telstra", "crowncastle", "PCCW" }));
        await using var session = await stand.Sessions.ReadAsync();
        var moved = (await session.Launches.FindAsync(taken.Windows.Single(w => w.Name == "telstra 987654321-1").Window.Launch))!;
        // 581 weeks after 1 June 2021, 15:59 UTC, a Tuesday as well.
        Assert.That((moved.Kind, moved.Status, moved.Window.LocalStart, moved.Window.LocalEnd), Is.EqualTo((LaunchKind.NetworkCutover, LaunchStatus.Draft, "2032-07-20T15:59", "2032-07-20T22:00")));
        Assert.That(moved.Title, Is.EqualTo("telstra 987654321-1"));
    }

    [TestCase("12-one-file.json", null, "FR12-A 18 draft, FR12-B 20 draft, FR12-C 27 draft")]
    [TestCase("12-day-1.json", "12-day-2.json", "FR12-D 22 draft, FR12-E 24 draft, FR12-E2 22 draft, FR12-E3 18 draft")]
    [TestCase("13-two-nights.json", "13-two-nights.json", "FR13-A 23 draft, FR13-A 24 draft, FR13-B 23 draft, FR13-B 24 draft, FR13-C 23 draft, FR13-C 24 cancelled")]
    public async Task Inputs_LeaveTheLaunchesThatWereAnnouncedLast(string first, string? second, string expected)
    {
        await using var stand = await ImportStand.OpenAsync();

        await RunAsync(stand, AnnouncementFileTests.Input(first));
        if (second is not null) await RunAsync(stand, AnnouncementFileTests.Input(second));

        Assert.That(await LaunchesAsync(stand), Is.EqualTo(expected.Split(", ")));
    }

    [Test]
    public async Task TwoNights_HaveCircuitsOfTheirOwn()
    {
        await using var stand = await ImportStand.OpenAsync();
        var taken = await RunAsync(stand, AnnouncementFileTests.Input("13-two-nights.json"));

        await using var session = await stand.Sessions.ReadAsync();
        var circuits = new List<string>();
        foreach (var (_, window) in taken.Windows.Where(w => w.Name.EndsWith("FR13-B", StringComparison.Ordinal)))
            circuits.AddRange((await session.Announcements.FindAsync((await session.Launches.FindAsync(window.Launch))!.Id))!.Circuits.Select(c => c.Id));
        Assert.That(circuits, Is.EqualTo(new[] { "CKT-A", "CKT-B" }));
    }

    [Test]
    public async Task OddRows_StopNoOther_AndASecondRunSaysTheSame()
    {
        await using var stand = await ImportStand.OpenAsync();

        var first = await RunAsync(stand, AnnouncementFileTests.Input("15-all-odd-rows.json"));
        var again = await RunAsync(stand, AnnouncementFileTests.Input("15-all-odd-rows.json"));

        Assert.That(first.Rows.Where(r => r.Verdict is RowVerdict.Refused).Select(r => r.Row), Is.EqualTo(new[] { 2, 4, 6, 8, 10, 12, 14, 16, 20 }));
        Assert.That(first.Rows.Single(r => r.Row == 18).Remarks.Select(r => r.Rule), Is.EqualTo(new[] { "announcement.no-account" }));
        Assert.That(first.Rows.Single(r => r.Row == 6).Name, Is.EqualTo("example-carrier ?"));
        Assert.That((await LaunchesAsync(stand)).Select(l => l.Split(' ')[0]), Is.SupersetOf(Enumerable.Range(1, 10).Select(i => $"FR15-G{i:D2}")));
        Assert.That(again.HasChanged, Is.False);
        Assert.That(again.Rows.Select(r => (r.Row, r.Said?.Rule)), Is.EqualTo(first.Rows.Select(r => (r.Row, r.Said?.Rule))));
    }

    [Test]
    public async Task ALongSummary_IsCutBetweenCharacters_AndItsRowSaysSo()
    {
        await using var stand = await ImportStand.OpenAsync();
        // The four-thousandth unit falls into the middle of an emoji, and of a family of four that is one character of eleven.
        foreach (var (id, last) in new[] { ("EMOJI", "\U0001F4FA"), ("FAMILY", "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466") })
        {
            var file = AnnouncementFile.Read($$"""
                [{"provider": "p", "maintenanceId": "{{id}}", "account": "a", "status": "CONFIRMED", "start": "2026-12-20T18:00Z", "end": "2026-12-20T22:00Z", "circuits": [{"id": "c"}], "summary": "{{new string('x', 3999)}}{{last}}"}]
                """);
            var row = (await RunAsync(stand, file)).Rows.Single();

            Assert.That((row.Verdict, row.Said?.Rule), Is.EqualTo((RowVerdict.TakenOver, "announcement.shortened")));
            Assert.That((await RunAsync(stand, file)).HasChanged, Is.False);
        }
    }

    [Test]
    public async Task Preview_SaysWhatWouldBecomeOfEachRow_AndChangesNothing()
    {
        await using var stand = await ImportStand.OpenAsync();

        var preview = await RunAsync(stand, AnnouncementFileTests.Input("13-two-nights.json"), preview: true);

        Assert.That(preview.Windows.Select(w => w.Window.Change).Distinct(), Is.EquivalentTo(new[] { WindowChange.Created, WindowChange.CalledOff }));
        Assert.That(await LaunchesAsync(stand), Is.Empty);
    }

    [Test]
    public async Task AnotherOwnerOrUnit_IsRefusedBeforeAnythingIsWritten()
    {
        await using var stand = await ImportStand.OpenAsync();
        var file = AnnouncementFileTests.Input("13-two-nights.json");
        var takeover = new AnnouncementTakeover(stand.Runner);

        var outcome = await takeover.RunAsync(new(file), new("SX", null), ImportStand.ManagerId, "x");

        Assert.That(outcome.Violations.Single().Rule, Is.EqualTo("policy.not-allowed"));
        Assert.That(await LaunchesAsync(stand), Is.Empty);
    }

    private static async Task<TakeoverReport> RunAsync(ImportStand stand, AnnouncementFile file, int weeks = 0, bool preview = false) =>
        (await new AnnouncementTakeover(stand.Runner).RunAsync(new(file), new("HZ", null, weeks), ImportStand.ManagerId, Guid.NewGuid().ToString(), preview)).Required();

    /// <summary>The launches that were made of announcements: number of the maintenance, night, status.</summary>
    private static async Task<IReadOnlyList<string>> LaunchesAsync(ImportStand stand)
    {
        await using var session = await stand.Sessions.ReadAsync();
        var launches = new List<Launch>();
        for (var i = 2; await session.Launches.FindAsync($"HZ-2026-{i:D6}") is { } launch; i++) launches.Add(launch);
        return [.. launches.Select(l => $"{l.Title.Split(' ')[1]} {l.Window.Start.Day} {l.Status.Code()}").Order(StringComparer.Ordinal)];
    }
}
