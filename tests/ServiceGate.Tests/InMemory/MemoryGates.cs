using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryGates(MemorySession session) : IGateStore
{
    public Task<IReadOnlyList<Gate>> GatesAsync(long launchId) => Task.FromResult<IReadOnlyList<Gate>>(
        [.. session.State.Gates.Values.Where(g => g.LaunchId == launchId).OrderBy(g => g.Name, StringComparer.Ordinal)]);

    public async Task AddAsync(IReadOnlyList<Gate> gates)
    {
        foreach (var gate in gates)
        {
            MemorySession.Demand(!session.State.Gates.ContainsKey((gate.LaunchId, gate.Name)));
            await SaveAsync(gate);
        }
    }

    public Task SaveAsync(Gate gate)
    {
        session.State = session.State with { Gates = session.State.Gates.SetItem((gate.LaunchId, gate.Name), gate) };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Acknowledgement>> AcknowledgementsAsync(long launchId) => Task.FromResult<IReadOnlyList<Acknowledgement>>(
        [.. session.State.Acknowledgements.Where(a => a.LaunchId == launchId).GroupBy(a => a.Channel).Select(g => g.OrderBy(a => a.At).Last())
            .OrderBy(a => a.Channel, StringComparer.Ordinal)]);

    public Task AddAsync(Acknowledgement acknowledgement)
    {
        session.State = session.State with { Acknowledgements = session.State.Acknowledgements.Add(acknowledgement) };
        return Task.CompletedTask;
    }

    public Task TakeBackAsync(Acknowledgement acknowledgement, DateTimeOffset at)
    {
        var left = session.State.Acknowledgements.RemoveAll(a => a.LaunchId == acknowledgement.LaunchId && a.Channel == acknowledgement.Channel);
        MemorySession.Demand(left.Count < session.State.Acknowledgements.Count);
        session.State = session.State with { Acknowledgements = left };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DutyAssignment>> DutiesAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<DutyAssignment>>([.. session.State.Duties.Where(d => d.LaunchId == launchId)
            .OrderBy(d => d.Duty, StringComparer.Ordinal).ThenBy(d => d.PersonId)]);

    public Task ReplaceDutiesAsync(long launchId, IReadOnlyList<DutyAssignment> duties)
    {
        session.State = session.State with { Duties = session.State.Duties.RemoveAll(d => d.LaunchId == launchId).AddRange(duties) };
        return Task.CompletedTask;
    }
}
