using System.Globalization;
using ServiceGate.Core.Commands.Announcements;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Announcements;

/// <summary>Files of announcements in short: <c>CONFIRMED 20</c> is the night of 20 December 2026, 18:00 to 22:00 UTC; <c>@3</c> says that it was announced at three o'clock.</summary>
internal sealed class AnnouncedNights(Scenario story, string id = "M-1")
{
    private const string Owner = "liang.yu";

    public static async Task<AnnouncedNights> StartAsync() => new((await Scenario.StartAsync()).At("2026-11-29T09:00"));

    public Scenario Story => story;

    public Task<MaintenanceTakenOver> RunAsync(params string[] rows) => RunAsync(0, rows);

    public async Task<MaintenanceTakenOver> RunAsync(int weeks, params string[] rows) => (await TryAsync(Owner, null, weeks, rows)).Required();

    public Task<Outcome<MaintenanceTakenOver>> TryAsync(string person, string? owner, int weeks, params string[] rows) =>
        story.RunAsync(person, new TakeOverMaintenance("HZ", owner, weeks, [.. rows.Select((row, i) => new AnnouncedRow(i + 1, Read(row)))]));

    /// <summary>The launches by number: night and status, as <c>20 draft</c>.</summary>
    public IReadOnlyList<string> Launches =>
        [.. story.State.Launches.Values.Where(l => l.Title.EndsWith(id, StringComparison.Ordinal)).OrderBy(l => l.Id).Select(l => $"{l.Window.Start.Day} {l.Status.Code()}")];

    public Launch Single => story.State.Launches.Values.Single(l => l.Title.EndsWith(id, StringComparison.Ordinal));

    // "STATUS night[+hours] [@announced hour] [circuit]"
    private Announcement Read(string text)
    {
        var words = text.Split(' ');
        var night = words[1].Split('+');
        var start = new DateTimeOffset(2026, 12, int.Parse(night[0], CultureInfo.InvariantCulture), 18, 0, 0, TimeSpan.Zero)
            .AddHours(night.Length > 1 ? int.Parse(night[1], CultureInfo.InvariantCulture) : 0);
        DateTimeOffset? said = words.FirstOrDefault(w => w[0] == '@') is { } at ? new(2026, 11, 28, int.Parse(at[1..], CultureInfo.InvariantCulture), 0, 0, TimeSpan.Zero) : null;
        var circuit = words.FirstOrDefault(w => w.StartsWith("CKT", StringComparison.Ordinal)) ?? "CKT-1";
        return new("example-carrier", id, "ACC-1", AnnouncementWords.Status(words[0])!.Value, start, start.AddHours(4), [new(circuit, CircuitImpact.Outage)], "Invented work.", said);
    }
}
