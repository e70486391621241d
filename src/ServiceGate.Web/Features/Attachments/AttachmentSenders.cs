using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>Who may send files to a launch at all: whoever may attach something to some part of it.</summary>
internal static class AttachmentSenders
{
    /// <summary>The permissions of which one is needed.</summary>
    public static Permission[] Permissions => [Permission.EditDossier, Permission.PrepareNotices, Permission.RunLaunch];

    /// <summary>Whether somebody has one of them for a launch.</summary>
    public static bool MaySend(LaunchView view, long personId) => Permissions.Any(permission => view.Allows(personId, permission));
}
