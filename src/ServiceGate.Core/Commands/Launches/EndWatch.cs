using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Ends a watch over complaints before its time, though nothing was seen that speaks against going on (提前结束监测): the flow goes on as if its time were over, and why stands in the history.
/// </summary>
/// <param name="Launch">The launch; one that began before criteria counted is watched to the end.</param>
/// <param name="Reason">Why it need not be watched longer, at most 2,000 characters.</param>
[CommandName("EndWatch"), Members("launch", "reason")]
public sealed record EndWatch(string Launch, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.WatchComplaints;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Reason, "reason", 2000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (desk.Launch.RuleSet < RuleSets.CriteriaCount) return Refused.Conflict("watch.not-ended-early");
        return await WatchVerdict.RecordAsync(desk, Verdict.WatchEnded, Reason!, "launch-watch-ended");
    }
}
