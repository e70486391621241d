using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A launch of Hangzhou whose customers are served by units in several zones: <c>UR</c> in Urumqi, <c>BE</c> in Berlin, or whatever a test names.</summary>
internal static class ZonedStory
{
    internal const string Urumqi = "Asia/Urumqi";
    internal const string Shanghai = "Asia/Shanghai";
    internal const string Berlin = "Europe/Berlin";

    /// <summary>02:00 to 06:00 in Hangzhou, 18:00Z to 22:00Z.</summary>
    internal static WindowInput Window { get; } = new("2026-12-11T02:00", "2026-12-11T06:00", Shanghai);

    internal static async Task<Scenario> StartAsync(params (string Code, string Zone)[] units)
    {
        var story = await Scenario.StartAsync();
        await using var session = await story.Sessions.BeginAsync();
        foreach (var (code, zone) in units.Length > 0 ? units : [("UR", Urumqi), ("BE", Berlin)])
            await session.Organisation.AddUnitAsync(new(await session.NextIdAsync(), story.UnitId("HZ"), UnitLevel.County, code, code, code, zone));
        await session.CommitAsync();
        return story;
    }

    /// <summary>Customers of these units, in turn.</summary>
    internal static IReadOnlyList<Customer> Customers(int count, params string[] units) => [.. Scenario.Customers(count).Select((c, i) => c with { UnitCode = units[i % units.Length] })];

    /// <summary>The story up to the reviewers' queues.</summary>
    internal static async Task<Scenario> ToReviewAsync(this Scenario story, IReadOnlyList<Customer> customers, WindowInput? window = null)
    {
        await story.CreateAsync(window ?? Window);
        await story.FillAsync();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.ApproveAsync(Scenario.Head, "agree");
        (await story.ImportAsync(Scenario.Operations, customers)).Required();
        await story.PlanNoticesAsync();
        (await story.HandInAsync(Scenario.Operations, "audience")).Required();
        return story;
    }

    /// <summary>The story up to the open notice-release gate.</summary>
    internal static async Task<Scenario> ToReleaseAsync(this Scenario story, IReadOnlyList<Customer> customers, WindowInput? window = null) =>
        await (await (await story.ToReviewAsync(customers, window)).SignAllAsync()).AcknowledgeAllAsync();

    internal static Task MoveAsync(this Scenario story, WindowInput window) =>
        story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(window), story.RevisionOf("launch", "header")));

    /// <summary>The last batch of a step to a segment, by SMS.</summary>
    internal static Batch Of(this Scenario story, string step, string? zone) =>
        story.Batches.Last(b => b.Step == step && b.Segment == zone && b.Channel is Core.Facts.Dossiers.NoticeChannel.Sms);

    internal static NoticeVersion TextOf(this Scenario story, Batch batch) => story.State.Versions[batch.VersionId];

    internal static DateTimeOffset Utc(string local) => DateTimeOffset.Parse(local + "Z", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Sets the clock to a moment in UTC and has everything done that is due.</summary>
    internal static async Task WorkAtAsync(this Scenario story, string utc)
    {
        story.Clock.Set(Utc(utc));
        await story.WorkAsync();
    }
}
