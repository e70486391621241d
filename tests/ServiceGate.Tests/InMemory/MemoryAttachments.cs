using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryAttachments(MemorySession session) : IAttachmentStore
{
    public Task<IReadOnlyList<Attachment>> OfAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<Attachment>>([.. session.State.Attachments.Values.Where(a => a.LaunchId == launchId)]);

    public Task<IReadOnlyList<Attachment>> OfContentAsync(string hash) => Task.FromResult<IReadOnlyList<Attachment>>([.. session.State.Attachments.Values.Where(a => a.Content == hash)]);

    public Task AddAsync(Attachment attachment)
    {
        session.State = session.State with { Attachments = session.State.Attachments.Add(attachment.Id, attachment) };
        return Task.CompletedTask;
    }

    public Task RemoveAsync(Attachment attachment)
    {
        MemorySession.Demand(session.State.Attachments.GetValueOrDefault(attachment.Id) is { Stands: true });
        session.State = session.State with { Attachments = session.State.Attachments.SetItem(attachment.Id, attachment) };
        return Task.CompletedTask;
    }
}
