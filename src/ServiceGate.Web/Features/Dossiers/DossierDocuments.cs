using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>A dossier.</summary>
/// <param name="ContentRevision">Revision of its content, all sections together.</param>
/// <param name="Readiness">How far it is, in per cent.</param>
/// <param name="Sections">Its sections, in order.</param>
public sealed record DossierDocument(long ContentRevision, int Readiness, IReadOnlyList<SectionDocument> Sections)
{
    internal static DossierDocument Of(LaunchView view, Texts texts) =>
        new(view.Launch.ContentRevision, view.Percent, [.. view.Readiness.Select(r => SectionDocument.Of(r, view, texts))]);
}

/// <summary>A section of a dossier.</summary>
/// <param name="Section">The section.</param>
/// <param name="Hash">Hash of its content, to which signatures bind.</param>
/// <param name="Done">How many of its points are done.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Complete">Whether it may be handed in.</param>
/// <param name="Missing">What is missing.</param>
/// <param name="Items">Its items.</param>
/// <param name="Remarks">What is worth saying of it and keeps nobody from handing it in.</param>
public sealed record SectionDocument(
    Section Section, string Hash, int Done, int Total, bool Complete, IReadOnlyList<ViolationDocument> Missing, IReadOnlyList<ItemDocument> Items,
    IReadOnlyList<ViolationDocument> Remarks)
{
    internal static SectionDocument Of(SectionReadiness readiness, LaunchView view, Texts texts) => new(
        readiness.Section, view.Facts.Hashes[readiness.Section], readiness.Done, readiness.Total, readiness.IsComplete,
        [.. readiness.Missing.Select(m => ViolationDocument.Of(m, texts))],
        [.. view.Facts.Items.Where(i => i.Section == readiness.Section).Select(i => ItemDocument.Of(i, view, texts))],
        [.. readiness.Remarks.Select(m => ViolationDocument.Of(m, texts))]);
}

/// <summary>An item of a dossier.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Key">Its key.</param>
/// <param name="Revision">Its revision; also the entity tag.</param>
/// <param name="Hash">Hash of its content.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="Content">Its content.</param>
public sealed record ItemDocument(
    Section Section, string Key, int Revision, string Hash, PersonDocument ChangedBy, DateTimeOffset ChangedAt, JsonElement Content)
{
    internal static ItemDocument Of(DossierItem item, LaunchView view, Texts texts) => new(
        item.Section, item.Key, item.Revision, item.Hash, PersonDocument.Of(item.ChangedBy, view.Directory, texts), item.ChangedAt,
        JsonSerializer.Deserialize<JsonElement>(item.Content));
}
