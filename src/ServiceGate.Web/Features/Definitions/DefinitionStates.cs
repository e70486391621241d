using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Web.Shell.Components;

namespace ServiceGate.Web.Features.Definitions;

/// <summary>The colours of definitions' states.</summary>
internal static class DefinitionStates
{
    /// <summary>Where a publication stands.</summary>
    public static PillState Of(PublicationStatus? status) => status switch
    {
        PublicationStatus.Published => PillState.Open,
        PublicationStatus.Proposed => PillState.Waiting,
        _ => PillState.Draft,
    };

    /// <summary>Where a simulation stands.</summary>
    public static PillState Of(SimulationStatus status) => status switch
    {
        SimulationStatus.Running => PillState.Running,
        SimulationStatus.Finished => PillState.Open,
        _ => PillState.Waiting,
    };

    /// <summary>What a version would mean for a launch.</summary>
    public static PillState Of(SimulationEffect effect) => effect switch
    {
        SimulationEffect.NewlyBlocked => PillState.Blocked,
        SimulationEffect.Unblocked => PillState.Open,
        SimulationEffect.Moved => PillState.Waiting,
        _ => PillState.Draft,
    };
}
