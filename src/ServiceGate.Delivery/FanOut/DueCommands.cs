using System.Globalization;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Delivery.FanOut;

/// <summary>Gives the commands that time asks for, to whoever's name they are to bear: a reminder's job, or the sweep.</summary>
internal sealed class DueCommands(BulkTransactions transactions, CommandRunner runner, BusinessClock clock, IWorkSignal signal, ILogger<DueCommands> log) : IReminderCommands
{
    /// <inheritdoc/>
    public async Task BeginAsync(ReminderSlot slot, CancellationToken cancellation)
    {
        try
        {
            await BeginPlannedAsync(slot, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (!transactions.Outage.Takes(e, $"The reminder {slot.Key}")) log.LogError(e, "The reminder {Slot} failed; the sweep begins what it stands for", slot.Key);
            throw;
        }
    }

    private async Task BeginPlannedAsync(ReminderSlot slot, CancellationToken cancellation)
    {
        if (slot.Kind is ReminderKind.CustomerNotice)
            foreach (var batch in await transactions.ReadAsync(s => PlannedAsync(s, slot), cancellation))
                await TendBatchAsync(slot.Launch, batch, BegunBy.JobOf(slot.Kind), cancellation);
        else await TendLaunchAsync(slot.Launch, BegunBy.JobOf(slot.Kind), cancellation);
        signal.Wake();
    }

    /// <summary>Does with a launch what is due.</summary>
    /// <param name="launch">Its number.</param>
    /// <param name="by">By what it is begun.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether it was done.</returns>
    public Task<bool> TendLaunchAsync(string launch, string by, CancellationToken cancellation) => RunAsync(new ProcessDueLaunch(launch, by), $"launch {launch}", cancellation);

    /// <summary>Does with a batch what is due.</summary>
    /// <param name="launch">Number of its launch.</param>
    /// <param name="batch">Its id.</param>
    /// <param name="by">By what it is begun.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether it was done.</returns>
    public Task<bool> TendBatchAsync(string launch, long batch, string by, CancellationToken cancellation) =>
        RunAsync(new ProcessDueBatch(launch, batch, by), string.Create(CultureInfo.InvariantCulture, $"batch {batch}"), cancellation);

    /// <summary>Writes down what became of a call to somebody on duty.</summary>
    /// <param name="launch">Number of the launch.</param>
    /// <param name="call">The call as it was tried.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="reason">Why it was given up, as a code.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<bool> RecordCallOutAsync(string launch, DutyCall call, CallStatus status, string? reason, CancellationToken cancellation) =>
        RunAsync(new RecordCallOut(launch, call.Id, call.Tries, status.Code(), reason), string.Create(CultureInfo.InvariantCulture, $"call {call.Id} {call.Tries}"), cancellation);

    /// <summary>Writes down what became of an action for a customer.</summary>
    /// <param name="launch">Number of the launch.</param>
    /// <param name="call">The action as it was sent.</param>
    /// <param name="answer">What came of it.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<bool> RecordActionAsync(string launch, ActionCall call, ActionAnswer answer, CancellationToken cancellation) =>
        RunAsync(new RecordCustomerAction(launch, call.Id, call.Tries, answer.State.Code(), answer.Answer), string.Create(CultureInfo.InvariantCulture, $"action {call.Id} {call.Tries}"), cancellation);

    private static async Task<IReadOnlyList<long>> PlannedAsync(ICommandSession session, ReminderSlot slot) =>
        await session.Launches.FindAsync(slot.Launch) is not { } launch ? [] :
        [
            .. (await session.Notices.BatchesAsync(launch.Id))
                .Where(b => b.Status is BatchStatus.Planned && b.Step == slot.Step && b.Channel.Code() == slot.Detail && (b.Segment ?? ReminderSlot.Everybody) == slot.Segment).Select(b => b.Id),
        ];

    private async Task<bool> RunAsync(Command<Nothing> command, string what, CancellationToken cancellation)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{what.Replace(' ', '-')}-{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
        var outcome = await runner.RunAsync(command, 0, id, cancellation);
        if (!outcome.IsDone) log.LogWarning("What is due for {What} was refused: {Rules}", what, string.Join(", ", outcome.Violations.Select(v => v.Rule)));
        return outcome.IsDone;
    }
}
