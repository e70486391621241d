using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Definitions.Simulation;

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
