using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Flows;

namespace ServiceGate.Core.Facts.Definitions;

/// <summary>Where a simulation stands.</summary>
public enum SimulationStatus
{
    /// <summary>Launches are being judged in the background, also after a restart.</summary>
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>Somebody stopped it, or its file has changed; it can be resumed or begun anew.</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,

    /// <summary>Every launch was judged.</summary>
    [JsonStringEnumMemberName("finished")] Finished,
}

/// <summary>
/// The simulation of a version on all launches, live and past, of its definition (流程变更影响模拟). There is one per version; begun anew it counts another run
/// and writes over the results of the last.
/// </summary>
/// <param name="Id">Id.</param>
/// <param name="Definition">The definition's id.</param>
/// <param name="Version">The version that is tried.</param>
/// <param name="Hash">The hash of that version's content when the run began.</param>
/// <param name="Run">The run, from 1.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="StartedBy">Who began it.</param>
/// <param name="StartedAt">When, business time.</param>
/// <param name="EndedAt">When it was stopped or finished; null while it runs.</param>
/// <param name="Total">How many launches there were when it began.</param>
/// <param name="LastLaunch">Id of the launch judged last; 0 before the first. Launches are judged in the order of their ids.</param>
/// <param name="Counts">How many launches were judged, by effect.</param>
public sealed record DefinitionSimulation(
    long Id, string Definition, int Version, string Hash, int Run, SimulationStatus Status, long StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt,
    int Total, long LastLaunch, EffectCounts Counts);

/// <summary>How many launches were judged, by effect.</summary>
/// <param name="NewlyBlocked">Newly blocked.</param>
/// <param name="Unblocked">Unblocked.</param>
/// <param name="Moved">Moved.</param>
/// <param name="Unchanged">Unchanged.</param>
public sealed record EffectCounts(int NewlyBlocked, int Unblocked, int Moved, int Unchanged)
{
    /// <summary>None yet.</summary>
    public static EffectCounts None { get; } = new(0, 0, 0, 0);

    /// <summary>All together.</summary>
    public int Sum() => NewlyBlocked + Unblocked + Moved + Unchanged;

    /// <summary>How many had an effect.</summary>
    public int Of(SimulationEffect effect) => effect switch
    {
        SimulationEffect.NewlyBlocked => NewlyBlocked,
        SimulationEffect.Unblocked => Unblocked,
        SimulationEffect.Moved => Moved,
        _ => Unchanged,
    };

    /// <summary>These and further ones.</summary>
    public EffectCounts Plus(IReadOnlyCollection<SimulationEffect> effects) => new(
        NewlyBlocked + effects.Count(e => e is SimulationEffect.NewlyBlocked), Unblocked + effects.Count(e => e is SimulationEffect.Unblocked),
        Moved + effects.Count(e => e is SimulationEffect.Moved), Unchanged + effects.Count(e => e is SimulationEffect.Unchanged));
}

/// <summary>What a simulation found for a launch.</summary>
/// <param name="SimulationId">The simulation.</param>
/// <param name="Run">Its run.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="InputRevision">The launch's revision that was judged (<see cref="Launches.Launch.InputRevision"/>).</param>
/// <param name="Flow">What was found.</param>
public sealed record SimulatedLaunch(long SimulationId, int Run, long LaunchId, long InputRevision, SimulatedFlow Flow);
