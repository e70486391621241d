using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Framework;

/// <summary>Writes what a command noted to the audit trail.</summary>
internal static class AuditWriter
{
    /// <summary>Appends the notes of a command to their chains.</summary>
    internal static async Task AppendAsync(CommandContext context, string commandId)
    {
        foreach (var chain in context.Notes.GroupBy(n => n.LaunchId ?? 0))
        {
            var (sequence, previous) = await context.Session.Audit.HeadAsync(chain.Key);
            var events = new List<AuditEvent>();
            foreach (var note in chain)
            {
                var next = AuditTrail.Event(chain.Key, ++sequence, previous, context.Now, context.Actor.PersonId, note.What, commandId, note.Details, context.Actor.InNameOf);
                events.Add(next);
                previous = next.Hash;
            }
            await context.Session.Audit.AppendAsync(events);
        }
    }
}
