using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Announcements;

/// <summary>Whose launches announced windows become: a product manager's of the unit.</summary>
internal static class AnnouncementOwner
{
    /// <summary>The owner; null with a violation where there is none.</summary>
    public static async Task<LaunchOwner?> FindAsync(CommandContext context, string? userName, OrganisationUnit unit, Check check)
    {
        var named = !string.IsNullOrWhiteSpace(userName);
        var me = context.Actor.InNameOf ?? context.Actor.PersonId;
        var id = named ? (await context.Session.Organisation.FindPersonAsync(userName!.Trim()))?.Id : me;
        // Roles of people who have left count for nothing; a substitute owns nothing in the own name.
        var manages = (await context.Session.ActiveGrantsAsync(context.Now)).FirstOrDefault(g =>
            g.PersonId == id && g.Grant is { Role: Role.ProductManager, For: null } && context.Tree.Covers(g.Grant.UnitId, unit.Id));
        if (manages is not null && (manages.PersonId == me || MayNameOthers(context, manages.Grant.Department, unit))) return new(manages.PersonId, manages.Grant.Department ?? "product");
        check.That(false, named ? "announcement.owner" : "announcement.owner-required", "owner", ("owner", userName?.Trim() ?? ""), ("unit", unit.Code));
        return null;
    }

    // A product manager acts on launches of the own department; operations hand over to whichever it is.
    private static bool MayNameOthers(CommandContext context, string? department, OrganisationUnit unit) => context.Actor.Grants.Any(g =>
        context.Tree.Covers(g.UnitId, unit.Id)
        && (g.Role is Role.Operations || (g.Role is Role.ProductManager && string.Equals(g.Department, department, StringComparison.Ordinal))));
}
