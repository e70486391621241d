using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Which engine runs the flows of the story.</summary>
internal sealed partial class Scenario
{
    private JournalRelay? _relay;

    /// <summary>Makes the engine outside on which all stories of this test run are played; null: they are played on the embedded one.</summary>
    internal static Func<IJournalFollower>? Follower { get; set; }

    /// <summary>Whether the engine outside answers nothing for now.</summary>
    internal bool HoldsAnswers { get; set; }

    /// <summary>Lets the story go on with another engine.</summary>
    /// <param name="follower">The engine outside; null for the embedded one.</param>
    internal Scenario RunOn(IJournalFollower? follower)
    {
        Runner = new(Sessions, Catalogue, Clock, Signal, follower is null ? FlowRuntime.Embedded : new(new DeferredEngine(follower.Name)));
        _relay = follower is null ? null : new(Sessions, Runner, Catalogue, follower, TimeProvider.System) { Failed = (flow, e) => throw new InvalidOperationException(flow.Launch, e) };
        return this;
    }

    /// <summary>Waits for the engine's answers; the embedded engine owes none.</summary>
    internal async Task DrainAsync()
    {
        if (_relay is not null && !HoldsAnswers) await _relay.RunAsync();
    }
}
