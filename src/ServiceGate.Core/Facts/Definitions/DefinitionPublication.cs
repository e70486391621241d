using System.Text.Json.Serialization;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Facts.Definitions;

/// <summary>Where the publication of a version stands.</summary>
public enum PublicationStatus
{
    /// <summary>Somebody proposes that new launches follow it; another administrator has yet to agree (待发布).</summary>
    [JsonStringEnumMemberName("proposed")] Proposed,

    /// <summary>New launches of its definition follow it (已发布).</summary>
    [JsonStringEnumMemberName("published")] Published,

    /// <summary>It was published; new launches follow another version now (已被替代). Launches that began with it follow it to their end.</summary>
    [JsonStringEnumMemberName("replaced")] Replaced,

    /// <summary>The proposal was taken back or turned down (已撤回).</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}

/// <summary>
/// An act of publishing a version of a workflow definition. Of each definition at most one version is published and at most one proposed at a time. Kept for
/// as long as the installation, also when it has been replaced or withdrawn.
/// </summary>
/// <param name="Id">Id; later ones are higher.</param>
/// <param name="Definition">The definition's id (<c>it-cutover</c>).</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="Hash">The hash of the definition's content when it was proposed (<see cref="WorkflowDefinition.Hash"/>).</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Reason">Why it was proposed; null for what the system published at a first start.</param>
/// <param name="ProposedBy">Who proposed it; 0 for the system.</param>
/// <param name="ProposedAt">When, business time.</param>
/// <param name="DecidedBy">Who published or withdrew it; 0 for the system; null while it is proposed.</param>
/// <param name="DecidedAt">When, business time.</param>
/// <param name="Remark">What was said when it was published or withdrawn.</param>
/// <param name="ReplacedAt">When another version took its place.</param>
public sealed record DefinitionPublication(
    long Id, string Definition, int Version, string Hash, PublicationStatus Status, string? Reason, long ProposedBy, DateTimeOffset ProposedAt,
    long? DecidedBy = null, DateTimeOffset? DecidedAt = null, string? Remark = null, DateTimeOffset? ReplacedAt = null)
{
    /// <summary>Whether it is, or once was, what new launches follow; its file must never change.</summary>
    public bool WasPublished => Status is PublicationStatus.Published or PublicationStatus.Replaced;
}

/// <summary>A version that launches follow, live or past.</summary>
/// <param name="Definition">The definition's id.</param>
/// <param name="Version">The version.</param>
/// <param name="Launches">How many launches follow it, from 1.</param>
/// <param name="Newest">Id of the newest of them.</param>
public sealed record FollowedVersion(string Definition, int Version, int Launches, long Newest);
