using ServiceGate.Core.Calendar;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Workflow;
using ServiceGate.Tests.Workflow;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The definitions and checklists that ship with the product.</summary>
internal sealed class ShippedCatalogue : ICatalogue
{
    internal static ShippedCatalogue Instance { get; } = new();

    private readonly Checklist _checklist = CoreJson.Read<Checklist>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "it-cutover.checklist.json")));

    public WorkflowDefinition Definition(string id, int version) =>
        (id, version) == ("it-cutover", 1) ? Shipped.ItCutover : throw new KeyNotFoundException($"{id} v{version}");

    public WorkflowDefinition? Newest(LaunchKind kind) => kind is LaunchKind.ItCutover ? Shipped.ItCutover : null;

    public Checklist Checklist(LaunchKind kind) => kind is LaunchKind.ItCutover ? _checklist : throw new KeyNotFoundException(kind.ToString());

    public BusinessCalendar Calendar { get; } = CalendarFile.Read(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "calendars", "china.json")), "china.json");
}
