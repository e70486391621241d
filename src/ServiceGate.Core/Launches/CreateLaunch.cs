using System.Globalization;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Gates;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.StepTypes;
using ServiceGate.Core.Time;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Launches;

/// <summary>What is typed about a launch itself.</summary>
/// <param name="Title">Title.</param>
/// <param name="Window">Window.</param>
/// <param name="Scope">Codes of the units whose customers are affected; at least one.</param>
/// <param name="ExternalOrders">Order numbers in other systems.</param>
/// <param name="Description">What happens and why.</param>
/// <param name="Stages">The stages of the roll-out, first to last; none: all at once.</param>
/// <param name="Cause">What caused an emergency; for emergencies only.</param>
[Members("title", "window", "scope", "externalOrders", "description", "stages", "cause")]
public sealed record HeaderInput(
    string? Title, WindowInput? Window, IReadOnlyList<string>? Scope = null, IReadOnlyList<string>? ExternalOrders = null, string? Description = null,
    IReadOnlyList<Stage>? Stages = null, string? Cause = null)
{
    /// <summary>How long ago an emergency may have begun when it is entered.</summary>
    private static readonly TimeSpan EmergencyBackTo = TimeSpan.FromDays(7);

    /// <summary>Checks the input and reads the window; null with violations when rules are broken.</summary>
    internal static (LaunchHeader Header, LaunchWindow Window)? Read(HeaderInput? input, CommandContext context, Checklist checklist, LaunchVariant variant, Check check) =>
        (input ?? new(null, null)).Read(context, checklist, variant, check);

    private (LaunchHeader Header, LaunchWindow Window)? Read(CommandContext context, Checklist checklist, LaunchVariant variant, Check check)
    {
        var emergency = variant is LaunchVariant.Emergency;
        var window = Window is null ? null : LaunchWindow.From(Window, context.Now, check, emergency ? EmergencyBackTo : default);
        var known = CoreJson.TryParseCode<EmergencyCause>(Cause, out var cause);
        check.That(emergency ? known : string.IsNullOrEmpty(Cause), emergency ? "emergency.cause-required" : "emergency.cause-only-there", "cause")
            .That(!emergency || window is null || window.Start <= context.Now, "emergency.not-begun", "window.start");
        var stages = Stages is { Count: > 0 } ? Stages : null;
        if (window is not null && stages is not null) StageRules.Check(stages, window, check);
        check.That(Window is not null, "window.required", "window");
        foreach (var unit in (Scope ?? []).Where(u => context.Tree.Find(u) is null))
            check.That(false, "unit.unknown", "scope", ("unit", unit));
        var header = new LaunchHeader(
            Title?.Trim() ?? "", Description, window?.LocalStart ?? "", window?.LocalEnd ?? "", window?.TimeZone ?? "",
            [.. (Scope ?? []).Distinct(StringComparer.Ordinal)], ExternalOrders ?? [], stages, emergency && known ? cause : null);
        header.Validate(LaunchHeader.Key, checklist, check);
        return window is not null && check.Passed ? (header, window) : null;
    }
}

/// <summary>Creates a launch with an empty dossier and starts the published version of its definition.</summary>
/// <param name="Kind">Kind, as its code.</param>
/// <param name="Unit">Code of the unit it belongs to.</param>
/// <param name="Header">What is typed.</param>
/// <param name="Variant">Code of the variant: launch (also when absent), withdrawal, emergency.</param>
[CommandName("CreateLaunch"), Members("kind", "unit", "header", "variant")]
public sealed record CreateLaunch(string? Kind, string? Unit, HeaderInput? Header, string? Variant = null) : Command<LaunchCreated>
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
        if (HeaderInput.Read(Header, context, context.Catalogue.Checklist(kind, variant), variant, check) is not { } read) return Refused.Invalid(check.Violations);
        if (await context.Session.Definitions.PublishedAsync(definition.Id) is not { } published)
            return Refused.Conflict("definition.not-published", "kind", ("definition", definition.Id));

        var launch = await AddAsync(context, kind, context.Catalogue.Definition(published.Definition, published.Version), unit, read.Header, read.Window);
        return new LaunchCreated(launch.Number);
    }

    private static async Task<Launch> AddAsync(
        CommandContext context, LaunchKind kind, WorkflowDefinition definition, OrganisationUnit unit, LaunchHeader header, LaunchWindow window)
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
            Department = OwnDepartment(context, unit),
            OwnerId = context.Actor.PersonId,
            Window = window,
            DefinitionId = definition.Id,
            DefinitionVersion = definition.Version,
            CreatedAt = context.Now,
        };
        await context.Session.Launches.AddAsync(launch);
        foreach (var gate in definition.AllActivities.Where(a => a.Type is OpenGate))
            await context.Session.Gates.SaveAsync(new(launch.Id, gate.Text("gate")!, GateStatus.Waiting, context.Now, 0));
        var desk = new LaunchDesk(context, launch, Reminders.BegunBy.Command);
        await SaveItem.WriteAsync(desk, Section.Launch, LaunchHeader.Key, header, 0);
        desk.Audit("launch.created", new { number = launch.Number, kind = kind, definition = definition.Id, version = definition.Version });
        await Settlement.RunAsync(desk);
        await context.Session.Launches.UpdateAsync(desk.Launch with { InputRevision = launch.InputRevision + 1 }, launch.InputRevision);
        return launch;
    }

    /// <summary>The department for which the owner acts in this unit: as product manager, or in an emergency as operations.</summary>
    private static string OwnDepartment(CommandContext context, OrganisationUnit unit) => context.Actor.Grants
        .Where(g => g.Role is Role.ProductManager or Role.Operations && context.Tree.Covers(g.UnitId, unit.Id))
        .OrderBy(g => g.Role is Role.ProductManager ? 0 : 1).First().Department ?? "operations";
}

/// <summary>A launch was created.</summary>
/// <param name="Number">Its number.</param>
[Members("number")]
public sealed record LaunchCreated(string Number);
