using System.Globalization;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>Work that went on past hold points that nobody had ticked: whoever reports it says why, and owner, head and those on duty hear of it.</summary>
internal static class PassedHoldPoints
{
    /// <summary>How many are open though the work is said to be done.</summary>
    public static int Count(LaunchFacts facts) => HoldPoints.IsBeforeTheFirstChange(facts) ? HoldPoints.Of(facts).Count(p => p.Tick is null) : 0;

    /// <summary>Asks for the reason.</summary>
    public static void Check(int unproven, string? note, Check check) => check.That(unproven == 0 || !string.IsNullOrWhiteSpace(note), "result.hold-points-note", "note", ("count", unproven));

    /// <summary>Owner, head and those on duty hear that the work went on past hold points that nobody had ticked.</summary>
    public static async Task TellAsync(LaunchContext desk, int unproven, string? note)
    {
        if (unproven == 0) return;
        desk.Audit("hold-point.passed-over", new { count = unproven, note = note!.Trim() });
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["count"] = unproven.ToString(CultureInfo.InvariantCulture) };
        foreach (var to in new[] { Assignees.Owner(desk.Launch), new Assignee(Role.DepartmentHead, desk.Launch.Department), new Assignee(Role.Operations) })
            await Reconciling.Notifications.WriteAsync(desk, new(0, desk.Launch.Id, "hold-points", 0, $"hold-points-passed:{to.Role}", to, "hold-points-passed", arguments, desk.Now));
    }
}
