using Hangfire;

namespace ServiceGate.Hangfire;

/// <summary>Makes alarms that ring on this node, and nothing else: jobs of other programs in the same storage are not ours to run.</summary>
/// <param name="ring">Called when an alarm runs.</param>
internal sealed class DueAlarmActivator(Action ring) : JobActivator
{
    public override object ActivateJob(Type jobType) =>
        jobType == typeof(DueAlarm) ? new DueAlarm(ring) : throw new InvalidOperationException($"{jobType} is no job of this program.");
}
