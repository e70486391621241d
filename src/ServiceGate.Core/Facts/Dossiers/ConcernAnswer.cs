using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>How a concern is answered.</summary>
public enum ConcernVerdict
{
    /// <summary>Met (满足).</summary>
    [JsonStringEnumMemberName("met")] Met,

    /// <summary>Not met; blocks the go-ahead (不满足).</summary>
    [JsonStringEnumMemberName("not-met")] NotMet,

    /// <summary>Does not apply, with a reason (不适用).</summary>
    [JsonStringEnumMemberName("not-applicable")] NotApplicable,
}

/// <summary>The answer to a service concern of the checklist; the key is the concern's id.</summary>
/// <param name="Verdict">Answer.</param>
/// <param name="Note">Reason or remark; required unless met.</param>
/// <param name="Evidence">Where the evidence lies: document number, link; required when met.</param>
[Members("verdict", "note", "evidence")]
public sealed record ConcernAnswer(ConcernVerdict Verdict, string? Note = null, string? Evidence = null) : ItemContent
{
    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check) => check
        .That(checklist.Concerns.Any(c => c.Id == key), "concern.unknown", "key", ("concern", key))
        .Optional(Note, "note", 2000).Optional(Evidence, "evidence", 500)
        .That(Verdict is ConcernVerdict.Met || !string.IsNullOrWhiteSpace(Note), "concern.reason-required", "note")
        .That(Verdict is not ConcernVerdict.Met || !string.IsNullOrWhiteSpace(Evidence), "concern.evidence-required", "evidence");
}
