using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Adds a unit below another.</summary>
/// <param name="Parent">Code of the unit above; null for the top unit, which only the system adds.</param>
/// <param name="Level">Level, as its code; below its parent's.</param>
/// <param name="Code">Two to eight capital letters, unique.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="TimeZone">IANA zone.</param>
[CommandName("AddUnit"), Members("parent", "level", "code", "nameZh", "nameEn", "timeZone")]
public sealed record AddUnit(string? Parent, string? Level, string? Code, string? NameZh, string? NameEn, string? TimeZone) : Command<UnitAdded>
{
    internal override Permission Permission => Permission.ManageOrganisation;

    internal override async Task<Outcome<UnitAdded>> ExecuteAsync(CommandContext context)
    {
        if (context.Tree.Find(Parent) is not { } parent) return Refused.Invalid("unit.unknown", "parent", ("unit", Parent ?? ""));
        return context.May(Permission, parent.Id) ? await AddAsync(context) : OrganisationRules.NotAllowed(Permission);
    }

    /// <summary>Checks and adds; the caller has asked the policy.</summary>
    internal async Task<Outcome<UnitAdded>> AddAsync(CommandContext context)
    {
        var (check, parent) = (new Check(), context.Tree.Find(Parent));
        Validate(context, parent, check);
        if (!check.Passed || !CoreJson.TryParseCode<UnitLevel>(Level, out var level)) return Refused.Invalid(check.Violations);

        await context.Session.Organisation.AddUnitAsync(
            new(await context.Session.NextIdAsync(), parent?.Id, level, Code!, NameZh!.Trim(), NameEn!.Trim(), TimeZone!));
        context.Audit(null, "unit.added", new { code = Code, parent = Parent, level = Level });
        return new UnitAdded(Code!);
    }

    private void Validate(CommandContext context, OrganisationUnit? parent, Check check)
    {
        var known = CoreJson.TryParseCode<UnitLevel>(Level, out var level);
        check.That(known, "unit.level-unknown", "level", ("level", Level ?? ""))
            .That(!known || parent is null || level > parent.Level, "unit.level-below-parent", "level")
            .That(Code is not null && OrganisationRules.UnitCode().IsMatch(Code), "unit.code-format", "code")
            .That(context.Tree.Find(Code) is null, "unit.code-taken", "code", ("unit", Code ?? ""))
            .Names(NameZh, NameEn)
            .That(LocalTimes.FindZone(TimeZone) is not null, "time.zone-unknown", "timeZone", ("value", TimeZone ?? ""));
    }
}

/// <summary>A unit was added.</summary>
/// <param name="Code">Its code.</param>
[Members("code")]
public sealed record UnitAdded(string Code);
