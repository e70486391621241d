using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Definitions;
using ServiceGate.Web.Languages;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Api.Definitions;

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

/// <summary>A page of what a simulation found.</summary>
/// <param name="Items">Launches, newest first.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record SimulatedLaunchesDocument(IReadOnlyList<SimulatedLaunchDocument> Items, int Total);

/// <summary>What a simulation found for a launch.</summary>
/// <param name="Launch">The launch's number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">The version that it follows.</param>
/// <param name="Effect">What the other version would mean for it.</param>
/// <param name="HasChanged">Whether it has changed since it was judged.</param>
/// <param name="Before">At which steps it stands.</param>
/// <param name="After">At which steps it would stand.</param>
/// <param name="Gates">Its gates.</param>
/// <param name="Fault">Why the other version could not be followed.</param>
public sealed record SimulatedLaunchDocument(
    string Launch, string Title, LaunchStatus Status, int Version, SimulationEffect Effect, bool HasChanged, FlowPosition Before, FlowPosition After,
    IReadOnlyList<SimulatedGateDocument> Gates, string? Fault)
{
    internal static SimulatedLaunchDocument Of(SimulationRow row, Texts texts) => new(
        row.Number, row.Title, row.Status, row.Version, row.Flow.Effect(), row.HasChanged, row.Flow.Before, row.Flow.After,
        [.. row.Flow.Gates.Select(g => SimulatedGateDocument.Of(g, texts))], row.Flow.Fault);
}

/// <summary>What a gate would be.</summary>
/// <param name="Gate">Its name in the definition.</param>
/// <param name="Effect">What the other version would mean for it.</param>
/// <param name="WasOpen">Whether it is, or was, open.</param>
/// <param name="Before">How many reasons keep it shut.</param>
/// <param name="After">How many would.</param>
/// <param name="Added">Reasons that would come.</param>
/// <param name="Gone">Reasons that would go.</param>
public sealed record SimulatedGateDocument(
    string Gate, SimulationEffect Effect, bool WasOpen, int Before, int After, IReadOnlyList<ReasonDocument> Added, IReadOnlyList<ReasonDocument> Gone)
{
    internal static SimulatedGateDocument Of(GateComparison gate, Texts texts) => new(
        gate.Gate, gate.Effect(), gate.WasOpen, gate.Before, gate.After,
        [.. gate.Added.Select(r => ReasonDocument.Of(r, texts))], [.. gate.Gone.Select(r => ReasonDocument.Of(r, texts))]);
}

/// <summary>A reason that keeps a gate shut.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Arguments">What its text names.</param>
/// <param name="Text">Its text, in the language of the request.</param>
public sealed record ReasonDocument(string Rule, IReadOnlyDictionary<string, string> Arguments, string Text)
{
    internal static ReasonDocument Of(GateReason reason, Texts texts) => new(reason.Rule, reason.Arguments, texts.Rule(reason.Rule, reason.Arguments));
}
