using ServiceGate.Core.Messages;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryMessages(MemorySession session) : IMessageStore
{
    public Task<bool> AddAsync(HouseMessage message)
    {
        if (session.State.Messages.Any(m => Key(m) == Key(message))) return Task.FromResult(false);
        session.State = session.State with { Messages = session.State.Messages.Add(message) };
        return Task.FromResult(true);
    }

    public Task<HouseMessage?> FindAsync(long id) => Task.FromResult(session.State.Messages.Find(m => m.Id == id));

    public Task<bool> ReadAsync(HouseMessage message, long personId, DateTimeOffset at)
    {
        if (session.State.Readings.ContainsKey((message.Id, personId))) return Task.FromResult(false);
        session.State = session.State with { Readings = session.State.Readings.Add((message.Id, personId), at) };
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<HouseMessage>> OfLaunchAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<HouseMessage>>([.. session.State.Messages.Where(m => m.LaunchId == launchId).OrderBy(m => m.At).ThenBy(m => m.Id)]);

    private static (long, string, int, string, ServiceGate.Core.Organisation.Role, string?, long?) Key(HouseMessage m) => (m.LaunchId, m.ActivityId, m.Visit, m.Name, m.To.Role, m.To.Department, m.To.PersonId);
}
