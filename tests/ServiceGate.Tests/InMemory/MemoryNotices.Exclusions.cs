using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.InMemory;

internal sealed partial class MemoryNotices
{
    public Task<int> ExcludeAsync(Batch batch, long audienceId, DateTimeOffset now, TimeZoneInfo zone)
    {
        var excluded = Reached(batch, audienceId).Select(c => (c.Id, Reason: WhyExcluded(batch, c, now, zone))).Where(c => c.Reason is not null).ToList();
        session.State = session.State with { Exclusions = session.State.Exclusions.AddRange(excluded.Select(c => KeyValuePair.Create((batch.Id, c.Id), c.Reason!.Value))) };
        return Task.FromResult(excluded.Count);
    }

    public Task<IReadOnlyList<Exclusion>> ExclusionsAsync(Batch batch, long audienceId, DateTimeOffset now, TimeZoneInfo zone)
    {
        var reasons = batch.Marketing is null ? []
            : batch.StartedAt is null ? Reached(batch, audienceId).Select(c => WhyExcluded(batch, c, now, zone)).OfType<ExclusionReason>()
            : session.State.Exclusions.Where(e => e.Key.Batch == batch.Id).Select(e => e.Value);
        return Task.FromResult<IReadOnlyList<Exclusion>>([.. reasons.GroupBy(r => r).OrderBy(g => g.Key).Select(g => new Exclusion(g.Key, g.Count()))]);
    }

    public Task<IReadOnlyList<ServiceOnly>> ServiceOnlyAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<ServiceOnly>>([.. session.State.ServiceOnly.Where(w => w.LaunchId == launchId)]);

    public Task AddAsync(ServiceOnly word)
    {
        session.State = session.State with { ServiceOnly = session.State.ServiceOnly.Add(word) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SeedTest>> SeedTestsAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<SeedTest>>([.. session.State.SeedTests.Where(t => t.LaunchId == launchId).OrderBy(t => t.SentAt)]);

    public Task SaveAsync(SeedTest test)
    {
        bool IsSame(SeedTest other) => (other.LaunchId, other.Step, other.Channel, other.Language, other.Hash) == (test.LaunchId, test.Step, test.Channel, test.Language, test.Hash);
        session.State = session.State with { SeedTests = session.State.SeedTests.RemoveAll(IsSame).Add(test) };
        return Task.CompletedTask;
    }

    private ExclusionReason? WhyExcluded(Batch batch, Customer customer, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (terms, day) = (batch.Marketing!, DateOnly.FromDateTime(now.InZone(zone)));
        if (Refuses(batch, customer)) return ExclusionReason.Refused;
        if (session.State.Consents.GetValueOrDefault((customer.Id, terms.ConsentFor)) is not { } consent || consent.On > day || consent.Until < day) return ExclusionReason.NoConsent;
        return terms.Times > 0 && MarketingSince(customer.Id, now.AddDays(-terms.Days)) >= terms.Times ? ExclusionReason.TooOften : null;
    }

    private int MarketingSince(long customer, DateTimeOffset since) => session.State.Ledger.Values.Count(d => d.CustomerId == customer && d.Status is DeliveryStatus.Accepted && d.At > since
        && session.State.Batches.Values.Any(b => b.VersionId == d.VersionId && b.Channel == d.Channel && b.Marketing is not null));

    private bool Refuses(Batch batch, Customer customer) => session.State.Refusals.ContainsKey((batch.Channel, AddressOf(customer, batch.Channel)!));

    private bool IsLeftOut(Batch batch, Customer customer) => batch.Marketing is not null && session.State.Exclusions.ContainsKey((batch.Id, customer.Id));

    private void ExcludeRefused(Batch batch, long first, long last)
    {
        if (batch.Marketing is null) return;
        var refused = Reached(batch, session.State.Launches[batch.LaunchId].AudienceId!.Value).Where(c => WithOf(batch.Id, c.Id) >= first && WithOf(batch.Id, c.Id) <= last && Refuses(batch, c) && !IsLeftOut(batch, c)
            && !session.State.Ledger.ContainsKey((batch.VersionId, batch.Channel, c.Id))).ToList();
        session.State = session.State with { Exclusions = session.State.Exclusions.AddRange(refused.Select(c => KeyValuePair.Create((batch.Id, c.Id), ExclusionReason.Refused))) };
        var stored = session.State.Batches[batch.Id];
        Put(stored with { Planned = stored.Planned - refused.Count, Excluded = stored.Excluded + refused.Count });
    }
}
