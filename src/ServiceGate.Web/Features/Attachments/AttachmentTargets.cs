using System.Globalization;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>Something to which files can be attached.</summary>
/// <param name="Place">What it is.</param>
/// <param name="Key">Which one.</param>
/// <param name="Name">What people call it.</param>
internal sealed record AttachmentTarget(AttachmentPlace Place, string Key, string Name)
{
    /// <summary>As a form says it: place, stroke, key.</summary>
    public string Value => $"{Place.Code()}/{Key}";
}

/// <summary>To what of a launch somebody may attach files, by the names that people know.</summary>
internal static class AttachmentTargets
{
    private static readonly AttachmentPlace[] Sections = [AttachmentPlace.Launch, AttachmentPlace.Concerns, AttachmentPlace.Risks, AttachmentPlace.Contingency, AttachmentPlace.Trials];

    /// <summary>All of them, in the order of the dossier.</summary>
    public static IReadOnlyList<AttachmentTarget> Of(LaunchView view, long personId, Texts texts) =>
        [.. All(view).Where(t => MayAttach(view, personId, t.Place, t.Key)).Select(t => new AttachmentTarget(t.Place, t.Key, $"{texts.T("attachment-place." + t.Place.Code())} · {NameOf(view, t.Place, t.Key, texts)}"))];

    /// <summary>Whether somebody may attach to it, or take something out: what the command asks.</summary>
    public static bool MayAttach(LaunchView view, long personId, AttachmentPlace place, string key)
    {
        if (view.Launch.HasEnded || (place.SectionOf() is not null && view.Launch.IsDossierClosed)) return false;
        var finding = place is AttachmentPlace.Finding ? view.Facts.Findings.FirstOrDefault(f => KeyOf(f.Id) == key) : null;
        if (place is AttachmentPlace.Finding && finding is null) return false;
        return view.Allows(personId, finding is null ? AttachmentOwner.PermissionFor(place) : AttachmentOwner.PermissionFor(finding.Section));
    }

    /// <summary>What something is called.</summary>
    public static string NameOf(LaunchView view, AttachmentPlace place, string key, Texts texts) => place switch
    {
        AttachmentPlace.Launch => texts.T("section.launch"),
        AttachmentPlace.Finding => view.Facts.Findings.FirstOrDefault(f => KeyOf(f.Id) == key) is { } finding ? Short(finding.Text) : key,
        AttachmentPlace.Duty => view.Facts.Checklist.Duties.FirstOrDefault(d => d.Code == key)?.Name.In(texts.Language.Tag) ?? key,
        _ => ItemNames.NameOf(view, place.SectionOf()!.Value, key, texts),
    };

    /// <summary>Place and key as a form said them; null when it did not.</summary>
    public static (string Place, string Key)? Parse(string? value) => value?.IndexOf('/', StringComparison.Ordinal) is > 0 and var at ? (value[..at], value[(at + 1)..]) : null;

    // I9 before I10.
    private static IEnumerable<(AttachmentPlace Place, string Key)> All(LaunchView view) =>
        Sections.SelectMany(place => view.Facts.Items.Where(i => i.Section == place.SectionOf()).OrderBy(i => i.Key.Length).ThenBy(i => i.Key, StringComparer.Ordinal).Select(i => (place, i.Key)))
            .Concat(view.Facts.Findings.Select(f => (AttachmentPlace.Finding, KeyOf(f.Id))))
            .Concat(view.Facts.Duties.Select(d => (AttachmentPlace.Duty, d.Duty)));

    private static string KeyOf(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
