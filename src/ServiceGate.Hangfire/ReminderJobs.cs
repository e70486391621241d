using Hangfire;
using Hangfire.Common;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Ports.Reminders;

namespace ServiceGate.Hangfire;

/// <summary>Tells customers: begins the batch of a notice step on a channel. Its name stands in the storage and must stay as it is.</summary>
/// <param name="commands">Gives the guarded command.</param>
public sealed class CustomerNoticeReminders(IReminderCommands commands)
{
    /// <summary>Begins it. Run twice, late, or for a batch that has begun, it changes nothing.</summary>
    /// <param name="launch">The launch's number.</param>
    /// <param name="step">Code of the step in the notice plan.</param>
    /// <param name="channel">Code of the channel.</param>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task Send(string launch, string step, string channel) => commands.BeginAsync(new(ReminderKind.CustomerNotice, launch, step, channel), default);

    /// <summary>Begins it to a segment of the list. Run twice, late, or for a batch that has begun, it changes nothing.</summary>
    /// <param name="launch">The launch's number.</param>
    /// <param name="step">Code of the step in the notice plan.</param>
    /// <param name="channel">Code of the channel.</param>
    /// <param name="segment">The customers' zone, as an IANA name.</param>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task Send(string launch, string step, string channel, string segment) => commands.BeginAsync(new(ReminderKind.CustomerNotice, launch, step, channel, segment), default);
}

/// <summary>Reminds staff who owe a step before its deadline. Its name stands in the storage and must stay as it is.</summary>
/// <param name="commands">Gives the guarded command.</param>
public sealed class StaffReminders(IReminderCommands commands)
{
    /// <summary>Reminds them. Run twice, late, or for a step that is done, it changes nothing.</summary>
    /// <param name="launch">The launch's number.</param>
    /// <param name="step">Id of the flow's step.</param>
    /// <param name="timer">Name of the timer.</param>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task Send(string launch, string step, string timer) => commands.BeginAsync(new(ReminderKind.StaffReminder, launch, step, timer), default);
}

/// <summary>Tells whoever is asked besides that a step is overdue. Its name stands in the storage and must stay as it is.</summary>
/// <param name="commands">Gives the guarded command.</param>
public sealed class Escalations(IReminderCommands commands)
{
    /// <summary>Tells them. Run twice, late, or for a step that is done, it changes nothing.</summary>
    /// <param name="launch">The launch's number.</param>
    /// <param name="step">Id of the flow's step.</param>
    /// <param name="timer">Name of the timer.</param>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task Escalate(string launch, string step, string timer) => commands.BeginAsync(new(ReminderKind.Escalation, launch, step, timer), default);
}

/// <summary>Lets a flow go on after a delay or a watch. Its name stands in the storage and must stay as it is.</summary>
/// <param name="commands">Gives the guarded command.</param>
public sealed class FlowTimers(IReminderCommands commands)
{
    /// <summary>Lets it go on. Run twice, late, or for a step that is done, it changes nothing.</summary>
    /// <param name="launch">The launch's number.</param>
    /// <param name="step">Id of the flow's step.</param>
    /// <param name="timer">Name of the timer.</param>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task Ring(string launch, string step, string timer) => commands.BeginAsync(new(ReminderKind.FlowTimer, launch, step, timer), default);
}

/// <summary>
/// Reminders as Hangfire's jobs: a class and method for each kind, with ids as arguments and nothing else. One that fails is deleted, since the sweep does its work
/// and failed jobs would stay for ever; the failure is in the log.
/// </summary>
internal static class ReminderJobs
{
    /// <summary>The queue of these jobs. A change that older nodes would not understand takes another one.</summary>
    public const string Queue = "servicegate-v1";

    /// <summary>
    /// The job of a slot. It carries its queue: another program's server that shares the storage and finds it due does not have its class, and would otherwise fail it
    /// instead of queueing it (findings/hangfire-scheduled-job-of-another-program.sh).
    /// </summary>
    public static Job Of(ReminderSlot slot) => slot.Kind switch
    {
        ReminderKind.CustomerNotice when slot.Segment is not ReminderSlot.Everybody =>
            Job.FromExpression<CustomerNoticeReminders>(job => job.Send(slot.Launch, slot.Step, slot.Detail, slot.Segment), Queue),
        ReminderKind.CustomerNotice => Job.FromExpression<CustomerNoticeReminders>(job => job.Send(slot.Launch, slot.Step, slot.Detail), Queue),
        ReminderKind.StaffReminder => Job.FromExpression<StaffReminders>(job => job.Send(slot.Launch, slot.Step, slot.Detail), Queue),
        ReminderKind.Escalation => Job.FromExpression<Escalations>(job => job.Escalate(slot.Launch, slot.Step, slot.Detail), Queue),
        ReminderKind.FlowTimer => Job.FromExpression<FlowTimers>(job => job.Ring(slot.Launch, slot.Step, slot.Detail), Queue),
        _ => throw new ArgumentOutOfRangeException(nameof(slot)),
    };

    /// <summary>The slot of a job; null when the job is another program's.</summary>
    public static ReminderSlot? SlotOf(Job job) =>
        KindOf(job.Type) is not { } kind ? null : job.Args switch
        {
            [string launch, string step, string detail] => new(kind, launch, step, detail),
            [string launch, string step, string detail, string segment] => new(kind, launch, step, detail, segment),
            _ => null,
        };

    /// <summary>An object to run a job on.</summary>
    /// <exception cref="InvalidOperationException">The job is another program's.</exception>
    public static object Activate(Type type, IReminderCommands commands) => KindOf(type) switch
    {
        ReminderKind.CustomerNotice => new CustomerNoticeReminders(commands),
        ReminderKind.StaffReminder => new StaffReminders(commands),
        ReminderKind.Escalation => new Escalations(commands),
        ReminderKind.FlowTimer => new FlowTimers(commands),
        _ => throw new InvalidOperationException($"{type} is no job of this program."),
    };

    private static ReminderKind? KindOf(Type? type) =>
        type == typeof(CustomerNoticeReminders) ? ReminderKind.CustomerNotice
        : type == typeof(StaffReminders) ? ReminderKind.StaffReminder
        : type == typeof(Escalations) ? ReminderKind.Escalation
        : type == typeof(FlowTimers) ? ReminderKind.FlowTimer
        : null;
}
