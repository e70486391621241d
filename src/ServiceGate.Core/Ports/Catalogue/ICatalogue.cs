using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Workflow.Checking;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Ports.Catalogue;

/// <summary>What the installation runs on: definitions, checklists, calendar, and the bounds of its notices. Immutable once read.</summary>
public interface ICatalogue
{
    /// <summary>All definitions, by id and version.</summary>
    IReadOnlyList<WorkflowDefinition> Definitions { get; }

    /// <summary>What is wrong with what a definition does (<see cref="DefinitionChecker"/>); looked for once and then kept.</summary>
    IReadOnlyList<DefinitionProblem> Problems(WorkflowDefinition definition);

    /// <summary>A version of a definition.</summary>
    /// <exception cref="KeyNotFoundException">The installation does not have it.</exception>
    WorkflowDefinition Definition(string id, int version);

    /// <summary>The newest version for a kind and variant; null when there is no definition or no checklist for them.</summary>
    WorkflowDefinition? Newest(LaunchKind kind, LaunchVariant variant);

    /// <summary>What a kind asks for in a variant: a launch keeps the checklist that belongs to its definition's version.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="version">The version of the definition; null: the newest checklist.</param>
    /// <exception cref="KeyNotFoundException">The kind has no checklist.</exception>
    Checklist Checklist(LaunchKind kind, LaunchVariant variant, int? version = null);

    /// <summary>How far notices may go without somebody else's look.</summary>
    NoticeBounds Bounds => NoticeBounds.Usual;

    /// <summary>The shipped tree of complaint causes; an installation that has loaded its own does not use it.</summary>
    CauseTree Causes => CauseTree.Empty;

    /// <summary>The calendar in which deadlines count.</summary>
    BusinessCalendar Calendar { get; }
}
