namespace ServiceGate.Core.Facts.Dossiers;

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
    long LaunchId, Section Section, string Key, int Revision, string Content, string Hash, long ChangedBy, DateTimeOffset ChangedAt, bool Removed = false)
{
    /// <summary>
    /// The hash by which a signature covers it: its own, but for a list of customers that came from a signed one by a small difference, which is covered as that one was
    /// (<see cref="ListLineage"/>).
    /// </summary>
    public string SignedHash => Section is Section.Audience && Content.Contains("\"lineage\"", StringComparison.Ordinal) && ItemContent.Stored(this) is AudienceSummary { Lineage: { } lineage }
        ? lineage.Of
        : Hash;
}

/// <summary>A moment at which something of a dossier was changed.</summary>
/// <param name="At">The moment.</param>
/// <param name="By">Who changed it.</param>
/// <param name="Items">How many items were changed then.</param>
public sealed record DossierMoment(DateTimeOffset At, long By, int Items);

/// <summary>One change of an item, kept for good.</summary>
/// <param name="Item">The item as it then was.</param>
/// <param name="Round">The round of submission in which it was changed.</param>
public sealed record ItemChange(DossierItem Item, int Round);
