using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.StepTypes;

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
        var facts = await desk.FactsAsync();
        var (step, visit) = facts.Waiting.FirstOrDefault(w => w.Activity.Type is WatchComplaints);
        if (step is null) return Refused.Conflict("alarm.not-watched");
        await DecisionRecorder.RecordAsync(desk, facts, step, visit, Verdict.Alarm, Reason, [], new(Role.ServiceQuality));
        await Reconciling.Notifications.TellOwnerAsync(desk, "launch-alarm", step.Id, ("reason", Reason!.Trim()));
        return Nothing.Value;
    }
}
