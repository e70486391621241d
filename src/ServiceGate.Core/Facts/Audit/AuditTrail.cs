using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Audit;

/// <summary>An event of the audit trail as it is stored.</summary>
/// <param name="Chain">The launch's id, or 0 for the system's chain.</param>
/// <param name="Sequence">From 1, without gaps in a chain.</param>
/// <param name="At">Business time.</param>
/// <param name="PersonId">Who; 0 for the system.</param>
/// <param name="What">What happened (<c>sign-off.approved</c>).</param>
/// <param name="Body">The canonical JSON that is hashed: chain, sequence, at, person, what, command, details; and for whom, where a substitute did it.</param>
/// <param name="Previous">Hash of the event before, or 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over the previous hash, a line feed and the body, as 64 hexadecimal digits.</param>
public sealed record AuditEvent(long Chain, long Sequence, DateTimeOffset At, long PersonId, string What, string Body, string Previous, string Hash);

/// <summary>The audit trail: append-only chains in which each event holds its predecessor's hash, so that a change or a gap shows.</summary>
public static class AuditTrail
{
    /// <summary>Stands before the first event of a chain.</summary>
    public static string Origin { get; } = new('0', 64);

    /// <summary>The hash of an event.</summary>
    public static string HashOf(string previous, string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + "\n" + body)));

    /// <summary>The first event that does not follow from the one before, or whose columns say otherwise than its hashed body; null when all is whole.</summary>
    /// <param name="events">Events of a chain, in order, from its start or following another part of it.</param>
    /// <param name="after">Sequence of the event before these; 0 from the start.</param>
    /// <param name="hash">Hash of the event before these; null from the start.</param>
    public static AuditEvent? FirstBroken(IEnumerable<AuditEvent> events, long after = 0, string? hash = null)
    {
        var (sequence, previous) = (after, hash ?? Origin);
        foreach (var e in events)
        {
            if (e.Sequence != ++sequence || e.Previous != previous || e.Hash != HashOf(previous, e.Body) || !SaysTheSame(e)) return e;
            previous = e.Hash;
        }
        return null;
    }

    private static bool SaysTheSame(AuditEvent e)
    {
        try
        {
            var body = JsonSerializer.Deserialize<Head>(e.Body, JsonSerializerOptions.Web);
            return body == new Head(e.Chain, e.Sequence, e.At.ToUnixTimeMilliseconds(), e.PersonId, e.What);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Makes an event that follows another one.</summary>
    /// <param name="chain">The launch's id, or 0 for the system's chain.</param>
    /// <param name="sequence">One more than that of the event before; 1 for the first.</param>
    /// <param name="previous">Hash of the event before, or <see cref="Origin"/>.</param>
    /// <param name="at">Business time.</param>
    /// <param name="personId">Who; 0 for the system.</param>
    /// <param name="what">What happened.</param>
    /// <param name="command">Id of the command that did it.</param>
    /// <param name="details">Facts, written as canonical JSON; never personal data of customers.</param>
    /// <param name="inNameOf">For whom a substitute did it; null: in the own name.</param>
    public static AuditEvent Event(long chain, long sequence, string previous, DateTimeOffset at, long personId, string what, string command, object details, long? inNameOf = null)
    {
        var body = CoreJson.Canonical(new { chain = chain, sequence = sequence, at = at.ToUnixTimeMilliseconds(), person = personId, what = what, command = command, details = details, @for = inNameOf });
        return new(chain, sequence, at, personId, what, body, previous, HashOf(previous, body));
    }

    /// <summary>What a body says of its event and the columns say besides.</summary>
    private sealed record Head(long Chain, long Sequence, long At, long Person, string What);
}
