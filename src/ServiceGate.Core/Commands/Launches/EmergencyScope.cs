using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>An emergency affects only units that the operations role of whoever says so covers. Who needs more asks operations of the unit above.</summary>
internal static class EmergencyScope
{
    /// <summary>Checks units that come to the scope; unknown ones are somebody else's to name.</summary>
    public static void Check(IEnumerable<string> scope, CommandContext context, Check check)
    {
        var units = scope.Select(context.Tree.Find).OfType<OrganisationUnit>().ToList();
        var others = units.Where(unit => !context.May(Permission.DeclareEmergency, unit.Id)).ToList();
        check.That(others.Count == 0, "emergency.scope-of-others", "scope", ("units", string.Join(", ", others.Select(u => u.Code))), ("above", others.Count == 0 ? "" : Above(units, context.Tree)));
    }

    /// <summary>The lowest unit that covers them all, or the top.</summary>
    private static string Above(List<OrganisationUnit> units, OrganisationTree tree)
    {
        var at = units[0];
        while (!units.TrueForAll(unit => tree.Covers(at.Id, unit.Id)) && at.ParentId is { } parent && tree.Find(parent) is { } above) at = above;
        return at.Code;
    }
}
