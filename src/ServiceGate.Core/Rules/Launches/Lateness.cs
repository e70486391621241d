using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>
/// Something that time makes late while a launch runs. Operations are told once and have it before them as work; no gate shuts by it. Asked of launches that began by
/// <see cref="RuleSets.StartIsReported"/> or later.
/// </summary>
/// <param name="What">What is late, as a code: it names the message and stands in the audit trail.</param>
/// <param name="At">When it is late.</param>
/// <param name="Expected">When it was expected.</param>
/// <param name="Work">The work that it is; null where that work is owed already.</param>
/// <param name="Point">Which hold point or check after the work it is; null: none.</param>
/// <param name="Positions">Positions on duty that are told besides operations; null: none.</param>
public sealed record Lateness(string What, DateTimeOffset At, DateTimeOffset Expected, WorkKind? Work, int? Point = null, IReadOnlyList<string>? Positions = null)
{
    /// <summary>Positions on duty that are told besides of a hold point that is late: who commands and who checks.</summary>
    public static IReadOnlyList<string> TellsOfPoints { get; } = ["commander", "checker"];

    /// <summary>Positions on duty that are told besides of a check after the work that is late: who commands, who checks and who watches.</summary>
    public static IReadOnlyList<string> TellsOfPostChecks { get; } = ["commander", "checker", "monitoring"];

    /// <summary>
    /// What is late, or will be: the report of the start some hours after the planned one; the result once the window is over; the restoration that customers were
    /// promised; a hold point at its time, which holds the first change back; a check after the work when its minutes are over, whatever the result.
    /// </summary>
    public static IEnumerable<Lateness> Of(LaunchFacts facts)
    {
        var launch = facts.Launch;
        if (launch.RuleSet < RuleSets.StartIsReported || launch.HasEnded) yield break;
        foreach (var check in PostChecks.AreOpen(facts) ? PostChecks.Of(facts).Where(c => c is { Outcome: null, Settlement: null }) : [])
            yield return new("post-check-missing", check.DueAt!.Value, check.DueAt.Value, null, check.Number, TellsOfPostChecks);
        if (launch.Result is not null) yield break;
        foreach (var point in HoldPoints.AreOpen(facts) ? HoldPoints.Of(facts).Where(p => p.Tick is null) : [])
            yield return new("hold-point-missing", point.At, point.At, null, point.Number, TellsOfPoints);
        if (launch.ActualStart is not null) yield return new("window-overrun", launch.Window.End, launch.Window.End, null);
        else if (launch.ReportsItsStart && RollOut.IsUnderWay(facts))
            yield return new("start-missing", launch.Window.Start.AddHours(facts.Checklist.StartReportHours), launch.Window.Start, WorkKind.ReportStart);
        else if (!launch.ReportsItsStart && RollOut.IsAwaited(facts))
            yield return new("restoration-passed", launch.Window.End, launch.Window.End, WorkKind.RenewRestoration);
    }
}
