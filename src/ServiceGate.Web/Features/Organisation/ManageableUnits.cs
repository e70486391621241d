using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>The units that somebody keeps.</summary>
internal static class ManageableUnits
{
    /// <summary>The units in which the person may change people and roles, to choose from; empty for everybody but administrators.</summary>
    public static IEnumerable<Choice> Manageable(this SignedInPerson person, Texts texts) => person.Tree.Units
        .Where(u => person.May(Permission.ManageOrganisation, u.Id))
        .Select(u => new Choice(u.Code, $"{u.Code} · {u.NameIn(texts)}"));
}
