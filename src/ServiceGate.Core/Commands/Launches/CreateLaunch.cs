using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>Creates a launch with an empty dossier and starts the published version of its definition.</summary>
/// <param name="Kind">Kind, as its code.</param>
/// <param name="Unit">Code of the unit it belongs to.</param>
/// <param name="Header">What is typed.</param>
/// <param name="Variant">Code of the variant: launch (also when absent), withdrawal, emergency.</param>
/// <param name="CopyFrom">Number of an earlier launch of the same kind and variant, which the giver may read, from whose dossier this one's is drafted (<see cref="Rules.Dossiers.CopiedContent"/>).</param>
[CommandName("CreateLaunch"), Members("kind", "unit", "header", "variant", "copyFrom")]
public sealed record CreateLaunch(string? Kind, string? Unit, HeaderInput? Header, string? Variant = null, string? CopyFrom = null) : Command<LaunchCreated>
{
    internal override Permission Permission => Variant == LaunchVariant.Emergency.Code() ? Permission.DeclareEmergency : Permission.CreateLaunch;

    internal override async Task<Outcome<LaunchCreated>> ExecuteAsync(CommandContext context)
    {
        var check = new Check();
        var kindKnown = CoreJson.TryParseCode<LaunchKind>(Kind, out var kind);
        var variantKnown = CoreJson.TryParseCode<LaunchVariant>(Variant ?? LaunchVariant.Launch.Code(), out var variant);
        var definition = kindKnown && variantKnown ? context.Catalogue.Newest(kind, variant) : null;
        check.That(kindKnown, "kind.unknown", "kind", ("kind", Kind ?? ""))
            .That(!kindKnown || definition is not null, "variant.unknown", "variant", ("kind", Kind ?? ""), ("variant", Variant ?? ""));
        var unit = context.Tree.Find(Unit);
        check.That(unit is not null, "unit.unknown", "unit", ("unit", Unit ?? ""));
        if (unit is not null && !context.May(Permission, unit.Id)) return Refused.Forbidden("policy.not-allowed", ("permission", Permission));
        if (definition is null || unit is null) return Refused.Invalid(check.Violations);
        var published = await context.Session.Definitions.PublishedAsync(definition.Id);
        await CheckCopyAsync(context, kind, variant, check);
        if (HeaderInput.Read(Header, context, context.Catalogue.Checklist(kind, variant, published?.Version), variant, check) is not { } read) return Refused.Invalid(check.Violations);
        if (published is null)
            return Refused.Conflict("definition.not-published", "kind", ("definition", definition.Id));

        var owner = new LaunchOwner(context.Actor.InNameOf ?? context.Actor.PersonId, OwnDepartment(context, unit));
        var launch = await AddAsync(context, kind, context.Catalogue.Definition(published.Definition, published.Version), unit, read.Header, read.Window, owner, CopiedFrom);
        return new LaunchCreated(launch.Number);
    }

    private string? CopiedFrom => string.IsNullOrWhiteSpace(CopyFrom) ? null : CopyFrom.Trim();

    /// <summary>Knowing a number opens nothing: of a launch that the giver may not read is said what is said of one that is not there.</summary>
    private async Task CheckCopyAsync(CommandContext context, LaunchKind kind, LaunchVariant variant, Check check)
    {
        if (CopiedFrom is not { } number) return;
        var earlier = await context.Session.Launches.FindAsync(number) is { } found && context.May(Permission.ReadLaunches, found.UnitId) ? found : null;
        check.That(earlier is not null, "copy.unknown", "copyFrom", ("number", number))
            .That(earlier is null || (earlier.Kind == kind && earlier.Variant == variant), "copy.other-kind", "copyFrom", ("number", number));
    }

    internal override Task<bool> MayStillAsync(CommandContext context) =>
        Task.FromResult(context.Tree.Find(Unit) is not { } unit || context.May(Permission, unit.Id));

    /// <summary>Adds a launch with its header and starts its flow.</summary>
    internal static async Task<Launch> AddAsync(
        CommandContext context, LaunchKind kind, WorkflowDefinition definition, OrganisationUnit unit, LaunchHeader header, LaunchWindow window, LaunchOwner owner, string? copiedFrom = null)
    {
        var year = context.Now.InZone(LocalTimes.Zone(unit.TimeZone)).Year;
        var running = await context.Session.Launches.NextNumberAsync(unit.Id, year);
        var launch = new Launch
        {
            Id = await context.Session.NextIdAsync(),
            Number = string.Create(CultureInfo.InvariantCulture, $"{unit.Code}-{year}-{running:D6}"),
            Kind = kind,
            Title = header.Title,
            UnitId = unit.Id,
            Department = owner.Department,
            OwnerId = owner.PersonId,
            Window = window,
            DefinitionId = definition.Id,
            DefinitionVersion = definition.Version,
            RuleSet = RuleSets.Newest,
            Withdrawal = header.AsWithdrawal(),
            CopiedFrom = copiedFrom,
            CreatedAt = context.Now,
        };
        await context.Session.Launches.AddAsync(launch);
        await context.Session.Gates.AddAsync(
        [
            .. definition.AllActivities.Where(a => a.Type is OpenGate).Select(a => a.Text("gate")!).Distinct(StringComparer.Ordinal)
                .Select(gate => new Gate(launch.Id, gate, GateStatus.Waiting, context.Now, 0)),
        ]);
        var desk = new LaunchContext(context, launch, BegunBy.Command);
        await ItemWriting.WriteAsync(desk, Section.Launch, LaunchHeader.Key, header, 0);
        desk.Audit("launch.created", new { number = launch.Number, kind = kind, definition = definition.Id, version = definition.Version });
        WithdrawalRules.Audit(desk);
        if (copiedFrom is not null) desk.Audit("launch.copied", new { from = copiedFrom });
        await Reconciler.RunAsync(desk);
        await context.Session.Launches.UpdateAsync(desk.Launch with { InputRevision = launch.InputRevision + 1 }, launch.InputRevision);
        return launch;
    }

    /// <summary>The department for which the owner acts in this unit: as product manager, or in an emergency as operations.</summary>
    private static string OwnDepartment(CommandContext context, OrganisationUnit unit) => context.Actor.Grants
        .Where(g => g.Role is Role.ProductManager or Role.Operations && context.Tree.Covers(g.UnitId, unit.Id))
        .OrderBy(g => g.Role is Role.ProductManager ? 0 : 1).First().Department ?? "operations";
}

/// <summary>Whose a launch is.</summary>
/// <param name="PersonId">The owner.</param>
/// <param name="Department">The department for which the owner acts.</param>
internal sealed record LaunchOwner(long PersonId, string Department);

/// <summary>A launch was created.</summary>
/// <param name="Number">Its number.</param>
[Members("number")]
public sealed record LaunchCreated(string Number);
