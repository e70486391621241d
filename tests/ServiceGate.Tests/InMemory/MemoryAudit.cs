using System.Collections.Immutable;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Commands;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryAudit(MemorySession session) : IAuditStore
{
    public Task<(long Sequence, string Hash)> HeadAsync(long chain) =>
        Task.FromResult(Chain(chain) is [.., var last] ? (last.Sequence, last.Hash) : (0L, AuditTrail.Origin));

    public Task<DateTimeOffset?> LastMomentAsync(long chain) => Task.FromResult(Chain(chain).LastOrDefault()?.At);

    public Task AppendAsync(IReadOnlyList<AuditEvent> events)
    {
        foreach (var auditEvent in events)
        {
            var chain = Chain(auditEvent.Chain);
            MemorySession.Demand(auditEvent.Sequence == chain.Count + 1 && (chain is not [.., var last] || last.Hash == auditEvent.Previous));
            session.State = session.State with { Audit = session.State.Audit.SetItem(auditEvent.Chain, chain.Add(auditEvent)) };
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditEvent>> EventsAsync(long chain, long after, int most) =>
        Task.FromResult<IReadOnlyList<AuditEvent>>([.. Chain(chain).Where(e => e.Sequence > after).Take(most)]);

    private ImmutableList<AuditEvent> Chain(long chain) => session.State.Audit.GetValueOrDefault(chain, []);
}

internal sealed class MemoryCommands(MemorySession session) : ICommandLog
{
    public Task<CommandRecord?> FindAsync(long personId, string commandId) =>
        Task.FromResult(session.State.Commands.GetValueOrDefault((personId, commandId)));

    public Task AddAsync(CommandRecord record)
    {
        MemorySession.Demand(!session.State.Commands.ContainsKey((record.PersonId, record.CommandId)));
        session.State = session.State with { Commands = session.State.Commands.Add((record.PersonId, record.CommandId), record) };
        return Task.CompletedTask;
    }
}
