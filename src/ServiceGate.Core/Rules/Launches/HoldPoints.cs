using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>Where a hold point stands.</summary>
/// <param name="Number">Its place in the order, from 1.</param>
/// <param name="Code">Its code; those of the launch's own procedure are <c>own-1</c> and so on, as the header lists them.</param>
/// <param name="Name">Its name; one of the launch's own has the same in all languages.</param>
/// <param name="At">By when it is ticked.</param>
/// <param name="Tick">Its tick, if it counts; null: open.</param>
public sealed record HoldPointStanding(int Number, string Code, LocalText Name, DateTimeOffset At, HoldPointTick? Tick);

/// <summary>
/// The hold points (控制点) of a launch: between the go-ahead and the first change each is ticked in its turn, with time, person and proof. A tick counts under the go-ahead that it was given under: once
/// that has shut, since the procedure was exchanged, the window moved or anything else that it judges, everything is proven again. The first change is the first stage, or the start where all goes at once.
/// Asked of launches with <see cref="RuleSets.HoldPointsHold"/>.
/// </summary>
public static class HoldPoints
{
    /// <summary>How far from the window's start a point may lie, in minutes.</summary>
    public const int Farthest = 1440;

    /// <summary>The most that a procedure has of its own.</summary>
    public const int MostOwn = 10;

    /// <summary>All of a launch in the order in which they are ticked: by their time, then as they are listed. Empty: none is asked.</summary>
    public static IReadOnlyList<HoldPointStanding> Of(LaunchFacts facts)
    {
        if (!IsAsked(facts)) return [];
        var start = facts.Launch.Window.Start;
        var ticks = facts.Launch.HoldPointTicks.ToDictionary(t => t.Point, StringComparer.Ordinal);
        return [.. Listed(facts).OrderBy(p => p.Minutes).Select((p, i) => new HoldPointStanding(i + 1, p.Code, p.Name, start.AddMinutes(p.Minutes), ticks.GetValueOrDefault(p.Code)))];
    }

    /// <summary>The first that is open; null: none is.</summary>
    public static HoldPointStanding? Next(LaunchFacts facts) => Of(facts).FirstOrDefault(p => p.Tick is null);

    /// <summary>Whether they can be ticked now: the go-ahead is given, and nothing was changed yet.</summary>
    public static bool AreOpen(LaunchFacts facts) =>
        facts.Launch is { Result: null, HasEnded: false } && IsBeforeTheFirstChange(facts) && GoAhead(facts) is { Status: GateStatus.Open } && RollOut.IsUnderWay(facts);

    /// <summary>Whether nothing of customers was changed yet, as far as was reported.</summary>
    public static bool IsBeforeTheFirstChange(LaunchFacts facts) => RollOut.Stages(facts).Count > 0 ? RollOut.Begun(facts) == 0 : facts.Launch.ActualStart is null;

    /// <summary>Whether the launch has a procedure whose hold points are ticked: its kind asks for some, or it lists its own. A fault at night has none.</summary>
    public static bool IsAsked(LaunchFacts facts) =>
        facts.Launch.RuleSet >= RuleSets.HoldPointsHold && facts.Launch.Variant is LaunchVariant.Launch && (facts.Checklist.HoldPoints is { Count: > 0 } || Own(facts).Count > 0);

    /// <summary>The operation procedures that the launch is bound to by their hash, oldest first.</summary>
    public static IEnumerable<Attachment> Procedures(LaunchFacts facts) =>
        facts.Attachments.Where(a => a is { Stands: true, Place: AttachmentPlace.Launch, Type: AttachmentType.Procedure }).OrderBy(a => a.Id);

    /// <summary>Why what is before the first change does not let it begin; null: every point is ticked, or none is asked.</summary>
    public static Refused? WhyNot(LaunchFacts facts, string field) => IsBeforeTheFirstChange(facts) && Next(facts) is { } open
        ? Refused.Conflict("hold-point.open", field, ("number", open.Number.ToString(CultureInfo.InvariantCulture)))
        : null;

    /// <summary>Whether a moment lies before a tick; moments are typed in whole minutes.</summary>
    public static bool IsBefore(DateTimeOffset at, HoldPointTick tick) => at < tick.At.ToTheMinute();

    /// <summary>Names the rules that a procedure's own points break.</summary>
    public static void Check(IReadOnlyList<OwnHoldPoint>? own, LaunchWindow? window, Check check)
    {
        check.That(own is not { Count: > MostOwn }, "list.too-long", "holdPoints", ("most", MostOwn));
        foreach (var (point, i) in (own ?? []).Select((p, i) => (p, i)))
            check.Text(point?.Name, $"holdPoints[{i}].name", 100).Range(point?.Minutes ?? 0, $"holdPoints[{i}].minutes", -Farthest, Farthest)
                .That(window is null || point is null || window.Start.AddMinutes(Math.Min(point.Minutes, Farthest)) < window.End, "hold-point.after-the-window", $"holdPoints[{i}].minutes");
        check.That((own ?? []).Select(p => p?.Name?.Trim()).Distinct(StringComparer.Ordinal).Count() == (own?.Count ?? 0), "list.twice", "holdPoints");
    }

    private static Gate? GoAhead(LaunchFacts facts) => facts.Gates.FirstOrDefault(g => g.Name == GateNames.GoAhead);

    private static IReadOnlyList<OwnHoldPoint> Own(LaunchFacts facts) =>
        facts.Contents<LaunchHeader>(Section.Launch).Select(h => h.Content.HoldPoints).FirstOrDefault() ?? [];

    private static IEnumerable<HoldPoint> Listed(LaunchFacts facts) => (facts.Checklist.HoldPoints ?? []).Concat(Own(facts).Select((p, i) =>
        new HoldPoint(string.Create(CultureInfo.InvariantCulture, $"own-{i + 1}"), new(p.Name, p.Name), p.Minutes)));
}
