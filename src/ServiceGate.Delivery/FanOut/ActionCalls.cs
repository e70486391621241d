using Microsoft.Extensions.Logging;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// Sends the actions of contingency plans for single customers, beside everything else. Each is claimed by a guarded update, handed over with its key, and what came of it is written down. One whose
/// sender is gone is in doubt: only a person has it sent again, under the same key.
/// </summary>
internal sealed class ActionCalls(BulkTransactions transactions, DueCommands commands, ICustomerActions actions, TimeProvider machine, ILogger<ActionCalls> log)
{
    private const int Most = 20, Passes = 50;

    /// <summary>How long an action may be on its way before its sender is taken for gone: longer than any answer is waited for.</summary>
    internal static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(1);

    /// <summary>Sends what is due.</summary>
    /// <param name="cancellation">Ends it; nothing is thrown.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            for (var pass = 0; pass < Passes; pass++)
            {
                var due = await transactions.ReadAsync(s => s.Contingency.DueAsync(machine.GetUtcNow() - OnItsWay, Most), cancellation);
                if (due.Count == 0 || !(await Task.WhenAll(due.Select(call => TendAsync(call, cancellation)))).Any(moved => moved)) return;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (!transactions.Outage.Takes(e, "Actions for customers")) log.LogError(e, "Actions for customers could not be sent");
        }
        catch (OperationCanceledException) { }
    }

    private async Task<bool> TendAsync(ActionCall call, CancellationToken cancellation)
    {
        var (launch, account) = await transactions.ReadAsync(s => NamesAsync(s, call), cancellation);
        if (launch is null) return false;
        if (call.State is ActionState.Sending) return await commands.RecordActionAsync(launch, call, new(ActionState.InDoubt, "sender-gone"), cancellation);
        var mine = call with { State = ActionState.Sending, Tries = call.Tries + 1, ClaimedAt = machine.GetUtcNow() };
        if (!await transactions.WriteAsync(s => s.Contingency.MoveAsync(mine, call.State, call.Tries), cancellation)) return false;
        Failpoints.Hit("action.claimed");
        var answer = account is null ? new ActionAnswer(ActionState.Refused, "customer-gone")
            : await actions.SendAsync(new(call.Endpoint!, call.Key, launch, call.Plan, account, call.IsTest), cancellation);
        Failpoints.Hit("action.sent");
        return await commands.RecordActionAsync(launch, mine, answer, cancellation);
    }

    private static async Task<(string? Launch, string? Account)> NamesAsync(ICommandSession session, ActionCall call) =>
        await session.Launches.FindAsync(call.LaunchId) is { } launch ? (launch.Number, await session.Contingency.AccountAsync(call.CustomerId)) : default;
}
