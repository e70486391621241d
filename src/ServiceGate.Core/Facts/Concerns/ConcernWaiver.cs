using System.Globalization;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Facts.Concerns;

/// <summary>
/// That a service concern which is not met is let off for a time (豁免): asked for by whoever owns the launch, approved by somebody of the concern's department. It is about the answer
/// as it was then; answered anew, the concern is no longer waived. Signatures of the section cover it while it stands and is about the answer there is.
/// </summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="Concern">The concern's id in the checklist.</param>
/// <param name="Department">The concern's department, which decides.</param>
/// <param name="Answer">Hash of the answer that it is about.</param>
/// <param name="Reason">Why the launch may go ahead all the same, at most 2,000 characters.</param>
/// <param name="Until">The first moment at which it no longer holds: the end of its last day in the zone of the launch's unit.</param>
/// <param name="AskedBy">Who asked for it.</param>
/// <param name="AskedAt">When, business time.</param>
/// <param name="Granted">The yes; null until given.</param>
/// <param name="Refused">The no; null when there was none.</param>
/// <param name="Revoked">That it was withdrawn or revoked; null when it was not.</param>
public sealed record ConcernWaiver(
    long Id, long LaunchId, string Concern, string Department, string Answer, string Reason, DateTimeOffset Until, long AskedBy, DateTimeOffset AskedAt, WaiverWord? Granted = null,
    WaiverWord? Refused = null, WaiverWord? Revoked = null)
{
    /// <summary>Whether nobody has said yes or no, nor taken it back.</summary>
    public bool IsOpen => Granted is null && Refused is null && Revoked is null;

    /// <summary>Whether it was approved and not revoked, however old it is.</summary>
    public bool Stands => Granted is not null && Revoked is null;

    /// <summary>Under which key a signature of its section covers it. No item's key has a stroke.</summary>
    public string SignedKey => $"{Concern}/waiver/{Id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What a signature covers of it, as canonical JSON.</summary>
    public string Signed => CoreJson.Canonical(new { department = Department, reason = Reason, until = Until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) });

    /// <summary>Hash of that.</summary>
    public string SignedHash => ContentHash.OfCanonical(Signed);
}
