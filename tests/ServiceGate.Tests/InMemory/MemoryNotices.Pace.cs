using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Tests.InMemory;

internal sealed partial class MemoryNotices
{
    public Task<PaceLimit?> SpendPaceAsync(Batch batch, int customers, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (hour, day) = (PaceRules.HourOf(now, zone), PaceRules.DayOf(now, zone));
        var so = session.State.Paces.GetValueOrDefault(batch.Id, (Batch: 0, Hour: hour, OfHour: 0, Day: day, OfDay: 0));
        if (so.Hour != hour) (so.Hour, so.OfHour) = (hour, 0);
        if (so.Day != day) (so.Day, so.OfDay) = (day, 0);
        var pace = session.State.Batches[batch.Id].Pace!;
        var others = batch.Segment is null ? [] : session.State.Paces.Where(p => p.Key != batch.Id && session.State.Batches[p.Key] is var other
            && (other.LaunchId, other.Step, other.Channel) == (batch.LaunchId, batch.Step, batch.Channel)).Select(p => p.Value).ToList();
        PaceLimit? limit = Passes(pace.PerBatch, so.Batch) ? PaceLimit.Batch
            : Passes(pace.PerDay, so.OfDay + others.Where(o => o.Day == day).Sum(o => o.OfDay)) ? PaceLimit.Day
            : Passes(pace.PerHour, so.OfHour + others.Where(o => o.Hour == hour).Sum(o => o.OfHour)) ? PaceLimit.Hour : null;
        if (limit is not null) return Task.FromResult(limit);
        session.State = session.State with { Paces = session.State.Paces.SetItem(batch.Id, (so.Batch + customers, hour, so.OfHour + customers, day, so.OfDay + customers)) };
        Put(session.State.Batches[batch.Id] with { Held = null });
        return Task.FromResult(limit);

        bool Passes(int most, int used) => most > 0 && used + customers > most;
    }

    public Task RefundPaceAsync(long batchId, int customers)
    {
        if (session.State.Paces.TryGetValue(batchId, out var so))
            session.State = session.State with
            {
                Paces = session.State.Paces.SetItem(batchId, so with { Batch = Math.Max(0, so.Batch - customers), OfHour = Math.Max(0, so.OfHour - customers), OfDay = Math.Max(0, so.OfDay - customers) }),
            };
        return Task.CompletedTask;
    }

    public Task HoldAsync(long batchId, PaceHold hold)
    {
        if (session.State.Batches[batchId] is { Status: BatchStatus.Running } batch) Put(batch with { Held = hold });
        return Task.CompletedTask;
    }

    public Task LetGoOnAsync(long batchId)
    {
        Put(session.State.Batches[batchId] with { Held = null });
        if (session.State.Paces.TryGetValue(batchId, out var so)) session.State = session.State with { Paces = session.State.Paces.SetItem(batchId, so with { Batch = 0 }) };
        return Task.CompletedTask;
    }
}
