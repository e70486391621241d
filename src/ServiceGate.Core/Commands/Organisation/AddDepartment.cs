using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Adds a department to a unit.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Code">What definitions and checklists call it (<c>customer-service</c>): small letters, digits and hyphens, unique in the unit.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
[CommandName("AddDepartment"), Members("unit", "code", "nameZh", "nameEn")]
public sealed record AddDepartment(string? Unit, string? Code, string? NameZh, string? NameEn) : Command<DepartmentAdded>
{
    internal override Permission Permission => Permission.ManageOrganisation;

    internal override async Task<Outcome<DepartmentAdded>> ExecuteAsync(CommandContext context)
    {
        if (context.Tree.Find(Unit) is not { } unit) return Refused.Invalid("unit.unknown", "unit", ("unit", Unit ?? ""));
        return context.May(Permission, unit.Id) ? await AddAsync(context, unit) : OrganisationRules.NotAllowed(Permission);
    }

    /// <summary>Checks and adds; the caller has asked the policy.</summary>
    internal async Task<Outcome<DepartmentAdded>> AddAsync(CommandContext context, OrganisationUnit unit)
    {
        var check = new Check()
            .That(Code is not null && OrganisationRules.DepartmentCode().IsMatch(Code), "department.code-format", "code")
            .That(!context.Tree.Departments.Any(d => d.UnitId == unit.Id && d.Code == Code), "department.code-taken", "code", ("department", Code ?? ""), ("unit", unit.Code))
            .Names(NameZh, NameEn);
        if (!check.Passed) return Refused.Invalid(check.Violations);

        await context.Session.Organisation.AddDepartmentAsync(new(await context.Session.NextIdAsync(), unit.Id, Code!, NameZh!.Trim(), NameEn!.Trim()));
        context.Audit(null, "department.added", new { unit = unit.Code, code = Code });
        return new DepartmentAdded(unit.Code, Code!);
    }
}

/// <summary>A department was added.</summary>
/// <param name="Unit">Code of its unit.</param>
/// <param name="Code">Its code.</param>
[Members("unit", "code")]
public sealed record DepartmentAdded(string Unit, string Code);
