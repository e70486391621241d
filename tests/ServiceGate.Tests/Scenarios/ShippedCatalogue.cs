using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Rules.Causes;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Tests.Workflow;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The definitions and checklists that ship with the product. New launches follow the newest version, or the one a test names.</summary>
internal sealed class ShippedCatalogue : ICatalogue
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "workflows");

    private readonly ChecklistFiles _checklists = new();

    private readonly Dictionary<(string Id, int Version), WorkflowDefinition> _definitions;
    private readonly Dictionary<string, int> _inUse;
    private Func<Checklist, Checklist> _asks = checklist => checklist;

    private ShippedCatalogue(IEnumerable<WorkflowDefinition> definitions, params (string Id, int Version)[] inUse)
    {
        _definitions = definitions.ToDictionary(d => (d.Id, d.Version));
        _inUse = inUse.ToDictionary(d => d.Id, d => d.Version, StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Folder, "*.json").Where(ChecklistFiles.IsChecklist)) _checklists.Add(file, CoreJson.Read<Checklist>(File.ReadAllText(file)));
    }

    /// <summary>The one of the sample, whose launches follow the first version for IT cutovers.</summary>
    internal static ShippedCatalogue Instance { get; } = new(Shipped.All, ("it-cutover", 1));

    /// <summary>All definitions in their newest version.</summary>
    internal static ShippedCatalogue Newest { get; } = new(Shipped.All);

    /// <summary>The one of the sample in an installation with bounds of its own for notices.</summary>
    internal static ShippedCatalogue Bounded(NoticeBounds bounds) => new(Shipped.All, ("it-cutover", 1)) { Bounds = bounds };

    /// <summary>The shipped ones and a definition of a test, which takes the place of one of the same id and version.</summary>
    internal static ShippedCatalogue With(WorkflowDefinition definition) => new(
        Shipped.All.Where(d => (d.Id, d.Version) != (definition.Id, definition.Version)).Append(definition), (definition.Id, definition.Version));

    public CauseTree Causes { get; } = CauseFile.Read(File.ReadAllText(Path.Combine(Folder, "causes", "complaint-causes.v1.json")), "complaint-causes.v1.json");

    public NoticeBounds Bounds { get; private init; } = NoticeBounds.Usual;

    /// <summary>The same with another calendar.</summary>
    internal ShippedCatalogue CountingIn(BusinessCalendar calendar)
    {
        var other = (ShippedCatalogue)MemberwiseClone();
        other.Calendar = calendar;
        return other;
    }

    /// <summary>The same with checklists that ask for something else.</summary>
    internal ShippedCatalogue Asking(Func<Checklist, Checklist> change)
    {
        var other = (ShippedCatalogue)MemberwiseClone();
        other._asks = change;
        return other;
    }

    public BusinessCalendar Calendar { get; private set; } = CalendarFile.Read(File.ReadAllText(Path.Combine(Folder, "calendars", "china.json")), "china.json");

    public IReadOnlyList<WorkflowDefinition> Definitions => [.. _definitions.Values.OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Version)];

    public IReadOnlyList<DefinitionProblem> Problems(WorkflowDefinition definition) => LaunchDefinitions.Check(definition);

    public WorkflowDefinition Definition(string id, int version) => _definitions[(id, version)];

    WorkflowDefinition? ICatalogue.Newest(LaunchKind kind, LaunchVariant variant)
    {
        var id = LaunchVariants.DefinitionId(kind, variant);
        return _inUse.TryGetValue(id, out var version)
            ? _definitions[(id, version)]
            : _definitions.Values.Where(d => d.Id == id && _checklists.Has(kind, variant)).MaxBy(d => d.Version);
    }

    public Checklist Checklist(LaunchKind kind, LaunchVariant variant, int? version = null) => _asks(_checklists.Of(kind, variant, version));
}
