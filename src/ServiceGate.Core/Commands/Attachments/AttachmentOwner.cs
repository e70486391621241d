using System.Globalization;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>Who may attach something to what: whoever writes the thing itself.</summary>
public static class AttachmentOwner
{
    /// <summary>The permission that attaching to a place needs; a finding's hangs on its section.</summary>
    /// <param name="place">Code of the place.</param>
    internal static Permission PermissionFor(string? place) => !CoreJson.TryParseCode<AttachmentPlace>(place, out var known) ? Permission.ReadLaunches : PermissionFor(known);

    /// <summary>The permission that attaching to a place needs; a finding's hangs on its section.</summary>
    public static Permission PermissionFor(AttachmentPlace place) => place switch
    {
        AttachmentPlace.Finding => Permission.ReadLaunches,
        AttachmentPlace.Duty => Permission.RunLaunch,
        _ => Permission.EditDossier,
    };

    /// <summary>The permission that attaching to a finding needs: that of answering it.</summary>
    public static Permission PermissionFor(Section section) => section is Section.Audience or Section.Notices ? Permission.PrepareNotices : Permission.EditDossier;

    /// <summary>Why nothing may be attached there, or taken out; null when it may.</summary>
    internal static async Task<Refused?> RefusedAsync(LaunchContext desk, AttachmentPlace place, string? key)
    {
        if (place.SectionOf() is { } section)
            return desk.Launch.IsDossierClosed ? Refused.Conflict("launch.result-known")
                : key is not null && await desk.Session.Dossiers.FindAsync(desk.Launch.Id, section, key) is { Removed: false } ? null
                : Refused.NotFound("item.unknown", "key", ("section", section), ("key", key ?? ""));
        return place is AttachmentPlace.Duty ? await OnDutyAsync(desk, key) : await OfFindingAsync(desk, key);
    }

    private static async Task<Refused?> OnDutyAsync(LaunchContext desk, string? key) => (await desk.Session.Gates.DutiesAsync(desk.Launch.Id)).Any(d => d.Duty == key) ? null
        : Refused.NotFound("attachment.no-duty", "key", ("key", key ?? ""));

    private static async Task<Refused?> OfFindingAsync(LaunchContext desk, string? key)
    {
        if (!long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || (await desk.Session.SignOffs.FindingsAsync(desk.Launch.Id)).FirstOrDefault(f => f.Id == id) is not { } finding) return Refused.NotFound("finding.unknown", "key");
        var needed = PermissionFor(finding.Section).For(desk.Launch.Variant);
        return Ownership.Allows(desk.Actor, needed, desk.Launch, await desk.Session.Launches.DeputiesAsync(desk.Launch.Id), desk.Context.Tree) ? null
            : Refused.Forbidden("policy.not-allowed", ("permission", needed));
    }
}
