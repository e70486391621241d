using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>Raises an alarm while complaints are watched (预警): the flow turns to those who have to act.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Reason">What was seen, at most 2,000 characters.</param>
[CommandName("RaiseAlarm"), Members("launch", "reason")]
public sealed record RaiseAlarm(string Launch, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.WatchComplaints;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Reason, "reason", 2000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        return await WatchVerdict.RecordAsync(desk, Verdict.Alarm, Reason!, "launch-alarm");
    }
}
