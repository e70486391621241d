using System.Text.Json.Serialization;
using ServiceGate.Core.Launches;

namespace ServiceGate.Core.Dossiers;

/// <summary>The sections of a dossier (服务前置单). Sign-offs bind to them; a change in one leaves the others' signatures standing.</summary>
public enum Section
{
    /// <summary>What, when, where: title, window, scope, orders (基本信息).</summary>
    [JsonStringEnumMemberName("launch")] Launch,

    /// <summary>Service concerns (服务关注点).</summary>
    [JsonStringEnumMemberName("concerns")] Concerns,

    /// <summary>Risk analysis (服务风险分析).</summary>
    [JsonStringEnumMemberName("risks")] Risks,

    /// <summary>Contingency plans (服务预案).</summary>
    [JsonStringEnumMemberName("contingency")] Contingency,

    /// <summary>One explanation script per channel (多渠道信息协同、解释口径).</summary>
    [JsonStringEnumMemberName("channels")] Channels,

    /// <summary>Customer trials (上线前体验).</summary>
    [JsonStringEnumMemberName("trials")] Trials,

    /// <summary>The affected customers (影响客户清单).</summary>
    [JsonStringEnumMemberName("audience")] Audience,

    /// <summary>The notice plan with its texts (客户通告).</summary>
    [JsonStringEnumMemberName("notices")] Notices,
}

/// <summary>Groups of sections.</summary>
public static class Sections
{
    /// <summary>The sections that the owner fills in and the own department's head agrees to.</summary>
    public static IReadOnlyList<Section> OfTheOwner { get; } =
        [Section.Launch, Section.Concerns, Section.Risks, Section.Contingency, Section.Channels, Section.Trials];
}

/// <summary>One item of a section: a concern's answer, a risk, a plan, a script. Each has its own revision, so that several people work at once.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Section">The section.</param>
/// <param name="Key">Its key in the section: a checklist id, a channel's code, a step's code, or one given by the author.</param>
/// <param name="Revision">From 1, plus 1 with each change; survives removal.</param>
/// <param name="Content">Canonical JSON of its content.</param>
/// <param name="Hash">Hash of the content.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="Removed">Whether it was taken out.</param>
public sealed record DossierItem(
    long LaunchId, Section Section, string Key, int Revision, string Content, string Hash, long ChangedBy, DateTimeOffset ChangedAt, bool Removed = false);

/// <summary>One change of an item, kept for good.</summary>
/// <param name="Item">The item as it then was.</param>
/// <param name="Round">The round of submission in which it was changed.</param>
public sealed record ItemChange(DossierItem Item, int Round);

/// <summary>The dossiers of a transaction.</summary>
public interface IDossierStore
{
    /// <summary>All items of a launch that were not removed, by section and key.</summary>
    Task<IReadOnlyList<DossierItem>> ItemsAsync(long launchId);

    /// <summary>One item, also a removed one; null when it never was.</summary>
    Task<DossierItem?> FindAsync(long launchId, Section section, string key);

    /// <summary>
    /// Writes an item if it still has the revision seen (0: it was not there), adds the change to the history and keeps the content under its hash.
    /// </summary>
    /// <exception cref="ConcurrentChangeException">Somebody changed it meanwhile; the command is retried.</exception>
    Task SaveAsync(DossierItem item, int seenRevision, int round);

    /// <summary>Who changed anything in these sections in a round.</summary>
    Task<IReadOnlySet<long>> AuthorsAsync(long launchId, IReadOnlyCollection<Section> sections, int round);

    /// <summary>Keeps content under its hash; keeping it again changes nothing.</summary>
    Task KeepContentAsync(string hash, string canonical);

    /// <summary>Content by its hash; null when it was never kept.</summary>
    Task<string?> ContentAsync(string hash);

    /// <summary>All changes of a launch's items, newest first.</summary>
    Task<IReadOnlyList<ItemChange>> ChangesAsync(long launchId, int most);
}
