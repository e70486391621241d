using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>What service quality says of a launch whose complaints are watched.</summary>
internal static class WatchVerdict
{
    /// <summary>Writes it down at the step that watches, and tells the owner why; refused when nothing is watched.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="verdict">What is said.</param>
    /// <param name="reason">Why; checked already.</param>
    /// <param name="message">The message to the owner.</param>
    public static async Task<Outcome<Nothing>> RecordAsync(LaunchContext desk, Verdict verdict, string reason, string message)
    {
        var facts = await desk.FactsAsync();
        var (step, visit) = facts.Waiting.FirstOrDefault(w => w.Activity.Type is WatchComplaints);
        if (step is null) return Refused.Conflict("alarm.not-watched");
        await DecisionRecorder.RecordAsync(desk, facts, step, visit, verdict, reason, [], new(Role.ServiceQuality));
        await Reconciling.Notifications.TellOwnerAsync(desk, message, step.Id, ("reason", reason.Trim()));
        return Nothing.Value;
    }
}
