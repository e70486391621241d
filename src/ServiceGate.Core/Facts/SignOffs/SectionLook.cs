using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Facts.SignOffs;

/// <summary>
/// What a person last saw of a section of a launch's dossier (已阅): a note, so that what has changed since can be shown, and so that it is known which sections somebody opened. It is no audit event and no
/// signature. Hashes are those of the section, under which its keys are kept.
/// </summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="PersonId">Who looked.</param>
/// <param name="Section">The section.</param>
/// <param name="Seen">Its hash when the person last looked at the dossier.</param>
/// <param name="SeenAt">When the person first saw it so.</param>
/// <param name="Before">Its hash as the person had seen it before; null: it was never otherwise.</param>
/// <param name="BeforeAt">When the person had first seen it so.</param>
/// <param name="Opened">Its hash when the person last opened the section itself; null: never.</param>
/// <param name="OpenedAt">When that was.</param>
public sealed record SectionLook(
    long LaunchId, long PersonId, Section Section, string Seen, DateTimeOffset SeenAt, string? Before = null, DateTimeOffset? BeforeAt = null, string? Opened = null, DateTimeOffset? OpenedAt = null);
