using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryMessages(MemorySession session) : IMessageStore
{
    public Task<bool> AddAsync(Notification message)
    {
        if (!message.IsAboutAccount && session.State.Messages.Any(m => Key(m) == Key(message))) return Task.FromResult(false);
        session.State = session.State with { Messages = session.State.Messages.Add(message) };
        return Task.FromResult(true);
    }

    public Task<Notification?> FindAsync(long id) => Task.FromResult(session.State.Messages.Find(m => m.Id == id));

    public Task<bool> ReadAsync(Notification message, long personId, DateTimeOffset at)
    {
        if (session.State.Readings.ContainsKey((message.Id, personId))) return Task.FromResult(false);
        session.State = session.State with { Readings = session.State.Readings.Add((message.Id, personId), at) };
        return Task.FromResult(true);
    }

    public Task CorrectAsync(Notification message)
    {
        var stored = session.State.Messages.Find(m => m.Id == message.Id);
        MemorySession.Demand(stored is not null);
        session.State = session.State with { Messages = session.State.Messages.Replace(stored!, stored! with { Arguments = message.Arguments }) };
        return Task.CompletedTask;
    }

    public Task WithdrawAsync(Notification message)
    {
        MemorySession.Demand(session.State.Messages.Exists(m => m.Id == message.Id));
        session.State = session.State with
        {
            Messages = session.State.Messages.RemoveAll(m => m.Id == message.Id),
            Readings = session.State.Readings.RemoveRange(session.State.Readings.Keys.Where(r => r.Message == message.Id)),
        };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Notification>> OfLaunchAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<Notification>>([.. session.State.Messages.Where(m => m.LaunchId == launchId).OrderBy(m => m.At).ThenBy(m => m.Id)]);

    private static (long, string, int, string, Role, string?, long?) Key(Notification m) => (m.LaunchId, m.ActivityId, m.Visit, m.Name, m.To.Role, m.To.Department, m.To.PersonId);
}
