using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// Keeps a channel within its rate and its messages a day, together with all other nodes: they are counted in the transaction that claims a chunk. A chunk
/// goes as a whole: it may take more than is left of a second, which the next one then waits for; never more than is left of a day.
/// Not safe for use by two threads at once.
/// </summary>
internal sealed class ChannelLimits(NoticeChannel channel, ChannelOptions options, TimeZoneInfo dayZone, TimeProvider machine)
{
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    /// <summary>Until when the day's messages are used up, machine time; null when they are not.</summary>
    public DateTimeOffset? DayFullUntil { get => field > machine.GetUtcNow() ? field : null; private set; }

    /// <summary>How long to wait before the next chunk may be claimed.</summary>
    public TimeSpan Wait => _until - machine.GetUtcNow();

    /// <summary>The limits of this moment.</summary>
    public ChannelBudget Now() => new(
        channel, options.PerSecond, options.PerDay, TimeZoneInfo.ConvertTime(machine.GetUtcNow(), dayZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Counts the messages of a chunk in the transaction that claims it.</summary>
    /// <returns>Whether they may go; otherwise the claim is not to be kept.</returns>
    public async Task<bool> SpendAsync(ICommandSession session, ChannelBudget budget, Chunk chunk)
    {
        if (!budget.IsLimited) return true;
        var answer = await session.Notices.SpendAsync(budget, chunk.Count, machine.GetUtcNow());
        if (answer.DayIsFull) DayFullUntil = _until = NextDay();
        else if (!answer.MayGo) _until = machine.GetUtcNow() + answer.Wait;
        return answer.MayGo;
    }

    // Midnight may be missing on a day on which clocks go forward.
    private DateTimeOffset NextDay()
    {
        var midnight = TimeZoneInfo.ConvertTime(machine.GetUtcNow(), dayZone).Date.AddDays(1);
        while (dayZone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        return new(midnight, dayZone.GetUtcOffset(midnight));
    }
}
