using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.People;

/// <summary>Roles in words.</summary>
internal static class RoleWords
{
    /// <summary>A role with what it is bound to: "reviewer, customer service (Hangzhou Branch)".</summary>
    public static string InWords(this RoleGrant grant, OrganisationTree tree, Texts texts) => texts.T(
        "account.role-in-unit", ("role", grant.WithoutUnit(tree, texts)), ("unit", tree.Find(grant.UnitId)?.NameIn(texts)));

    /// <summary>A role without its unit: "reviewer, customer service".</summary>
    public static string WithoutUnit(this RoleGrant grant, OrganisationTree tree, Texts texts)
    {
        var role = texts.Name("role", grant.Role.ToString());
        return grant.BoundTo(tree, texts) is { } part ? texts.T("account.role-for", ("role", role), ("part", part)) : role;
    }

    /// <summary>The department or channel that a role is bound to; null when it is bound to none.</summary>
    public static string? BoundTo(this RoleGrant grant, OrganisationTree tree, Texts texts) =>
        grant.Department is { } department
            ? tree.Departments.FirstOrDefault(d => d.UnitId == grant.UnitId && d.Code == department)?.NameIn(texts) ?? texts.Name("department", department)
            : grant.Channel is { } channel ? texts.Name("channel", channel) : null;
}
