using System.Collections.Concurrent;
using System.Text.Json;
using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Rules.Causes;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Hosting;

/// <summary>
/// The definitions (<c>*.v&lt;n&gt;.json</c>) and checklists (<see cref="ChecklistFiles"/>) of a folder, the calendar (<c>calendars/*.json</c>) and the tree of complaint causes
/// (<c>causes/*.json</c>), read once at the start.
/// </summary>
public sealed class FileCatalogue : ICatalogue
{
    private FileCatalogue(BusinessCalendar calendar, CauseTree causes, NoticeBounds bounds) => (Calendar, Causes, Bounds) = (calendar, causes, bounds);

    private readonly Dictionary<(string Id, int Version), WorkflowDefinition> _definitions = [];
    private readonly ChecklistFiles _checklists = new();
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<DefinitionProblem>>> _problems = new(StringComparer.Ordinal);

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="bounds">The bounds of the installation's notices; null: the usual ones.</param>
    /// <exception cref="InvalidDataException">A file is broken; the message names file, place and rule.</exception>
    public static FileCatalogue Read(string folder, NoticeBounds? bounds = null)
    {
        var catalogue = new FileCatalogue(ReadCalendar(Path.Combine(folder, "calendars")), ReadCauses(Path.Combine(folder, "causes")), bounds ?? NoticeBounds.Usual);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            if (ChecklistFiles.IsChecklist(file)) catalogue.AddChecklist(file);
            else catalogue.AddDefinition(file);
        return catalogue;
    }

    /// <inheritdoc/>
    public IReadOnlyList<WorkflowDefinition> Definitions => field ??= [.. _definitions.Values.OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Version)];

    /// <inheritdoc/>
    public IReadOnlyList<DefinitionProblem> Problems(WorkflowDefinition definition) =>
        _problems.GetOrAdd(definition.Hash, _ => new(() => LaunchDefinitions.Check(definition))).Value;

    /// <inheritdoc/>
    public WorkflowDefinition Definition(string id, int version) => _definitions[(id, version)];

    /// <inheritdoc/>
    public WorkflowDefinition? Newest(LaunchKind kind, LaunchVariant variant) => _checklists.Has(kind, variant)
        ? _definitions.Values.Where(d => d.Id == LaunchVariants.DefinitionId(kind, variant)).MaxBy(d => d.Version)
        : null;

    /// <inheritdoc/>
    public Checklist Checklist(LaunchKind kind, LaunchVariant variant, int? version = null) => _checklists.Of(kind, variant, version);

    /// <inheritdoc/>
    public BusinessCalendar Calendar { get; }

    /// <inheritdoc/>
    public CauseTree Causes { get; }

    /// <inheritdoc/>
    public NoticeBounds Bounds { get; }

    private static BusinessCalendar ReadCalendar(string folder) =>
        Directory.GetFiles(folder, "*.json") is [var file]
            ? CalendarFile.Read(File.ReadAllText(file), Path.GetFileName(file))
            : throw new InvalidDataException($"{folder}: exactly one calendar is wanted.");

    // The newest of the files, v10 after v9; a folder of before has none, and no causes.
    private static CauseTree ReadCauses(string folder) =>
        Directory.Exists(folder) && Directory.GetFiles(folder, "*.json").OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal).LastOrDefault() is { } newest
            ? CauseFile.Read(File.ReadAllText(newest), Path.GetFileName(newest))
            : CauseTree.Empty;

    private void AddDefinition(string file)
    {
        var reading = DefinitionFile.Read(file);
        if (reading.Definition is not { } definition)
            throw new InvalidDataException(string.Join(Environment.NewLine, reading.Problems.Select(p => $"{p.File}: {p.JsonPath}: {p.Message} ({p.Rule})")));
        _definitions.Add((definition.Id, definition.Version), definition);
    }

    private void AddChecklist(string file)
    {
        try
        {
            var checklist = CoreJson.Read<Checklist>(File.ReadAllText(file));
            if (ChecklistRules.Problems(checklist, Causes) is { Count: > 0 } problems)
                throw new InvalidDataException(string.Join(Environment.NewLine, problems.Select(problem => $"{Path.GetFileName(file)}: {problem}")));
            _checklists.Add(file, checklist);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)}: {e.Message}", e);
        }
    }
}
