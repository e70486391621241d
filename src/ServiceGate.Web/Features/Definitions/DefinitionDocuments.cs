using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Flows;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Features.Definitions;

/// <summary>A version of a workflow definition.</summary>
/// <param name="Id">The definition.</param>
/// <param name="Version">The version.</param>
/// <param name="Name">Name, in the language of the request.</param>
/// <param name="File">The file it was read from.</param>
/// <param name="Hash">The hash of its content.</param>
/// <param name="Status">Where its publication stands; absent when it was never proposed.</param>
/// <param name="Launches">How many launches follow it.</param>
/// <param name="Publications">Its publications, newest first.</param>
/// <param name="Simulation">Its simulation; absent when there was none.</param>
public sealed record DefinitionDocument(
    string Id, int Version, string Name, string File, string Hash, PublicationStatus? Status, int Launches, IReadOnlyList<PublicationDocument> Publications,
    SimulationDocument? Simulation)
{
    internal static DefinitionDocument Of(DefinitionView view, Texts texts) => new(
        view.Definition.Id, view.Definition.Version, DefinitionWords.NameOf(view.Definition, texts), view.Definition.FileName, view.Definition.Hash, view.Status,
        view.Launches, [.. view.Publications.Select(p => PublicationDocument.Of(p, view, texts))],
        view.Simulation is null ? null : SimulationDocument.Of(view, texts));
}

/// <summary>A version of a workflow definition with what its check says.</summary>
/// <param name="Definition">The version.</param>
/// <param name="Problems">What the check found; empty when it is sound.</param>
public sealed record CheckedDefinitionDocument(DefinitionDocument Definition, IReadOnlyList<DefinitionProblem> Problems);

/// <summary>An act of publishing.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Reason">Why it was proposed.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="DecidedBy">Who published or withdrew it.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Remark">What was said to it.</param>
/// <param name="ReplacedAt">When another version took its place.</param>
public sealed record PublicationDocument(
    PublicationStatus Status, string? Reason, PersonDocument ProposedBy, DateTimeOffset ProposedAt, PersonDocument? DecidedBy, DateTimeOffset? DecidedAt, string? Remark,
    DateTimeOffset? ReplacedAt)
{
    internal static PublicationDocument Of(DefinitionPublication publication, DefinitionView view, Texts texts) => new(
        publication.Status, publication.Reason, PersonDocument.Of(publication.ProposedBy, view.Directory, texts), publication.ProposedAt,
        PersonDocument.Of(publication.DecidedBy, view.Directory, texts), publication.DecidedAt, publication.Remark, publication.ReplacedAt);
}

/// <summary>How far a simulation is, and what it found in all.</summary>
/// <param name="Run">The run, from 1.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Hash">The hash of the content that is tried.</param>
/// <param name="StartedBy">Who began it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="EndedAt">When it was stopped or finished.</param>
/// <param name="Launches">How many launches there were when it began.</param>
/// <param name="Judged">How many were judged.</param>
/// <param name="Counts">How many, by effect.</param>
/// <param name="ChangedSince">How many launches have changed since, or are new; absent until it has finished on the present content.</param>
public sealed record SimulationDocument(
    int Run, SimulationStatus Status, string Hash, PersonDocument StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Launches, int Judged, EffectCounts Counts,
    int? ChangedSince)
{
    internal static SimulationDocument Of(DefinitionView view, Texts texts)
    {
        var simulation = view.Simulation!;
        return new(
            simulation.Run, simulation.Status, simulation.Hash, PersonDocument.Of(simulation.StartedBy, view.Directory, texts), simulation.StartedAt, simulation.EndedAt,
            simulation.Total, simulation.Counts.Sum(), simulation.Counts, view.ChangedSince);
    }
}
