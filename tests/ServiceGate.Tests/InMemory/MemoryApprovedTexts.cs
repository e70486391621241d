using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Ports.ApprovedTexts;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryApprovedTexts(MemorySession session) : IApprovedTextStore
{
    public Task AddAsync(ApprovedText text)
    {
        MemorySession.Demand(!session.State.ApprovedTexts.Values.Any(t => t.Name == text.Name && t.Version == text.Version));
        session.State = session.State with { ApprovedTexts = session.State.ApprovedTexts.Add(text.Id, text) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ApprovedText>> OfAsync(IReadOnlyCollection<long> units, LaunchKind? kind = null) =>
        Task.FromResult<IReadOnlyList<ApprovedText>>([.. session.State.ApprovedTexts.Values.Where(t => units.Contains(t.UnitId) && (kind is null || t.Kind == kind))]);

    public Task<bool> DecideAsync(long id, bool approved, long by, DateTimeOffset at, string? note) =>
        Put(session.State.ApprovedTexts.GetValueOrDefault(id) is { IsOpen: true } text ? text with { Approved = approved, DecidedBy = by, DecidedAt = at, Note = note } : null);

    public Task<bool> WithdrawAsync(long id, long by, DateTimeOffset at) =>
        Put(session.State.ApprovedTexts.GetValueOrDefault(id) is { WithdrawnAt: null } text ? text with { WithdrawnBy = by, WithdrawnAt = at } : null);

    private Task<bool> Put(ApprovedText? text)
    {
        if (text is not null) session.State = session.State with { ApprovedTexts = session.State.ApprovedTexts.SetItem(text.Id, text) };
        return Task.FromResult(text is not null);
    }
}
