using System.Text.Json.Serialization;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Definitions;

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

/// <summary>The publications of a transaction.</summary>
/// <remarks>
/// 1. Two transactions that publish, or propose, versions of one definition at the same time: one fails transiently and sees the other's on its retry.
/// 2. A publication whose status is no longer the one seen is not written: <see cref="Launches.ConcurrentChangeException"/>.
/// </remarks>
public interface IDefinitionStore
{
    /// <summary>All publications of all definitions, oldest first.</summary>
    Task<IReadOnlyList<DefinitionPublication>> AllAsync();

    /// <summary>The publication that new launches of a definition follow; null when none was published.</summary>
    Task<DefinitionPublication?> PublishedAsync(string definition);

    /// <summary>The open proposal of a definition; null when there is none.</summary>
    Task<DefinitionPublication?> ProposedAsync(string definition);

    /// <summary>Adds a publication.</summary>
    Task AddAsync(DefinitionPublication publication);

    /// <summary>Writes a publication if its status is still the one seen.</summary>
    /// <exception cref="Launches.ConcurrentChangeException">It is not.</exception>
    Task UpdateAsync(DefinitionPublication publication, PublicationStatus seen);

    /// <summary>The versions that launches follow, by definition: the version of the newest launch first, then the others.</summary>
    Task<IReadOnlyList<FollowedVersion>> FollowedAsync();
}

/// <summary>A version that launches follow, live or past.</summary>
/// <param name="Definition">The definition's id.</param>
/// <param name="Version">The version.</param>
/// <param name="Launches">How many launches follow it, from 1.</param>
/// <param name="Newest">Id of the newest of them.</param>
public sealed record FollowedVersion(string Definition, int Version, int Launches, long Newest);
