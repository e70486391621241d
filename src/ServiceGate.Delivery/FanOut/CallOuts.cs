using Microsoft.Extensions.Logging;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Rosters;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// Places the calls to people on duty that are due, beside everything else: a gateway that is slow holds up no notice. Each is claimed by a guarded update, handed over with its key, and what came of it is
/// written down; one whose sender is gone is taken up again. What the gateway did not take is tried three times within two minutes, then given up: the message in the house stands, and the next one's turn comes.
/// </summary>
internal sealed class CallOuts(BulkTransactions transactions, DueCommands commands, ICallOut callOut, BusinessClock clock, ILogger<CallOuts> log)
{
    private const int Most = 20, MostTries = 3;

    /// <summary>How long a call may be on its way before another sender takes it up: longer than any answer is waited for.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60)];

    /// <summary>Places what is due, where there is a gateway for it.</summary>
    /// <param name="cancellation">Ends it; nothing is thrown.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!callOut.IsSet) return;
        try
        {
            var due = await transactions.ReadAsync(s => s.Emergencies.DueCallsAsync(clock.GetUtcNow(), Most), cancellation);
            await Task.WhenAll(due.Select(call => TendAsync(call, cancellation)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (!transactions.Outage.Takes(e, "Calls to people on duty")) log.LogError(e, "Calls to people on duty could not be placed");
        }
        catch (OperationCanceledException) { }
    }

    private async Task TendAsync(DutyCall call, CancellationToken cancellation)
    {
        var mine = call with { Status = CallStatus.Placing, Tries = call.Tries + 1, TryAt = clock.GetUtcNow() + OnItsWay };
        if (!await transactions.WriteAsync(s => s.Emergencies.MoveAsync(mine, call.Status, call.Tries), cancellation)) return;
        var (launch, outbound) = await transactions.ReadAsync(s => OutboundAsync(s, call), cancellation);
        if (launch is null) return;
        if (outbound is null || mine.Tries > MostTries) await commands.RecordCallOutAsync(launch, mine, CallStatus.Failed, outbound is null ? "no-number" : "tries", cancellation);
        else await PlaceAsync(launch, mine, outbound, cancellation);
    }

    private async Task PlaceAsync(string launch, DutyCall call, OutboundCall outbound, CancellationToken cancellation)
    {
        try
        {
            await callOut.PlaceAsync(outbound, cancellation);
            await commands.RecordCallOutAsync(launch, call, CallStatus.Placed, null, cancellation);
        }
        catch (SendFailedException e)
        {
            if (!e.MayHelpLater || call.Tries >= MostTries) await commands.RecordCallOutAsync(launch, call, CallStatus.Failed, e.Reason, cancellation);
            else await AgainAsync(call, e.Reason, cancellation);
        }
    }

    private Task<bool> AgainAsync(DutyCall call, string reason, CancellationToken cancellation) => transactions.WriteAsync(
        s => s.Emergencies.MoveAsync(call with { Status = CallStatus.Due, TryAt = clock.GetUtcNow() + Pauses[call.Tries - 1], Reason = reason }, CallStatus.Placing, call.Tries), cancellation);

    private static async Task<(string? Launch, OutboundCall? Call)> OutboundAsync(ICommandSession session, DutyCall call)
    {
        if (await session.Launches.FindAsync(call.LaunchId) is not { } launch) return default;
        var numbers = await session.Rosters.NumbersAsync([call.ShiftId ?? 0]);
        if (!numbers.TryGetValue(call.ShiftId ?? 0, out var number) || await session.Organisation.FindPersonAsync(call.PersonId ?? 0) is not { } person) return (launch.Number, null);
        var unit = (await session.Organisation.TreeAsync()).Find(launch.UnitId);
        var customers = launch.AudienceId is { } id ? (await session.Audiences.FindAsync(id))?.Count ?? 0 : 0;
        return (launch.Number, new(call.Key, number, person.Language, CallText.Of(person.Language, unit!, launch.Number, customers), launch.Number));
    }
}
