using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.DossierFiles;

/// <summary>
/// A whole dossier as one file (整单文件): the contents of its items by section and key, each as the operations of its section read and write it. Attachments are named by their hash and not carried; the list
/// of customers, the signatures and the comments are not in it.
/// </summary>
/// <param name="Format">Name of the format: always <see cref="FormatName"/>.</param>
/// <param name="Version">Its version: <see cref="FormatVersion"/>.</param>
/// <param name="Sections">The sections. One that is not named is left as it is; one that is named holds what the file says, and nothing else.</param>
/// <param name="Launch">From which launch it comes; for people, reading it changes nothing.</param>
/// <param name="Attachments">What was attached; for people, attachments are not carried.</param>
[Members("format", "version", "sections", "launch", "attachments")]
public sealed record DossierFile(string Format, int Version, DossierSections Sections, DossierOrigin? Launch = null, IReadOnlyList<NamedAttachment>? Attachments = null)
{
    /// <summary>Name of the format.</summary>
    public const string FormatName = "servicegate-dossier";

    /// <summary>The version that is written; later ones read it too.</summary>
    public const int FormatVersion = 1;

    /// <summary>The dossier of a launch.</summary>
    public static DossierFile Of(LaunchFacts facts) => new(
        FormatName, FormatVersion, DossierSections.Of(facts.Items),
        new(facts.Launch.Number, facts.Launch.Kind, facts.Launch.Variant, facts.Launch.DefinitionId, facts.Launch.DefinitionVersion, facts.Launch.ContentRevision),
        [.. facts.Attachments.Where(a => a.Stands).Select(a => new NamedAttachment(a.Place, a.Key, a.Type, a.Name, a.Content, a.Bytes, a.Version))]);
}

/// <summary>The sections of a dossier's file, each with its items by key.</summary>
/// <param name="Launch">The basics; the only key is <c>header</c>.</param>
/// <param name="Concerns">Answers to service concerns, by the concern's id.</param>
/// <param name="Risks">Risks.</param>
/// <param name="Contingency">Contingency plans.</param>
/// <param name="Facts">Facts, by their codes; <c>segments</c> names the segments of customers.</param>
/// <param name="Channels">Explanation scripts, by the channel's code.</param>
/// <param name="Trials">Customer trials.</param>
/// <param name="Notices">Steps of the notice plan.</param>
/// <param name="Stress">What is known of hotlines, by the line's code.</param>
[Members("launch", "concerns", "risks", "contingency", "facts", "channels", "trials", "notices", "stress")]
public sealed record DossierSections(
    IReadOnlyDictionary<string, LaunchHeader>? Launch = null, IReadOnlyDictionary<string, ConcernAnswer>? Concerns = null, IReadOnlyDictionary<string, Risk>? Risks = null,
    IReadOnlyDictionary<string, ContingencyPlan>? Contingency = null, IReadOnlyDictionary<string, SheetFact>? Facts = null, IReadOnlyDictionary<string, Script>? Channels = null,
    IReadOnlyDictionary<string, Trial>? Trials = null, IReadOnlyDictionary<string, NoticeStep>? Notices = null, IReadOnlyDictionary<string, StressForecast>? Stress = null)
{
    /// <summary>The sections that a file has, in the order in which they are written: what others refer to comes first.</summary>
    public static IReadOnlyList<Section> All { get; } = [.. Enum.GetValues<Section>().Where(s => s is not Section.Audience)];

    internal static DossierSections Of(IReadOnlyList<DossierItem> items) => new(
        Items<LaunchHeader>(items, Section.Launch), Items<ConcernAnswer>(items, Section.Concerns), Items<Risk>(items, Section.Risks), Items<ContingencyPlan>(items, Section.Contingency),
        Items<SheetFact>(items, Section.Facts), Items<Script>(items, Section.Channels), Items<Trial>(items, Section.Trials), Items<NoticeStep>(items, Section.Notices),
        Items<StressForecast>(items, Section.Stress));

    private static SortedDictionary<string, T> Items<T>(IReadOnlyList<DossierItem> items, Section section) where T : ItemContent =>
        new(items.Where(i => i.Section == section).ToDictionary(i => i.Key, i => (T)ItemContent.Stored(i)), StringComparer.Ordinal);
}

/// <summary>From which launch a dossier's file comes.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Variant">Its variant.</param>
/// <param name="Definition">Id of the definition that it follows.</param>
/// <param name="DefinitionVersion">Version of the definition, by which the checklist is chosen.</param>
/// <param name="ContentRevision">The revision of its content.</param>
[Members("number", "kind", "variant", "definition", "definitionVersion", "contentRevision")]
public sealed record DossierOrigin(string Number, LaunchKind Kind, LaunchVariant Variant, string Definition, int DefinitionVersion, long ContentRevision);

/// <summary>An attachment as a dossier's file names it.</summary>
/// <param name="Place">What it is attached to.</param>
/// <param name="Key">Which one.</param>
/// <param name="Type">What it proves.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Content">SHA-256 of its content.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Version">Its version, where it has one.</param>
[Members("place", "key", "type", "name", "content", "bytes", "version")]
public sealed record NamedAttachment(AttachmentPlace Place, string Key, AttachmentType Type, string Name, string Content, long Bytes, string? Version = null);
