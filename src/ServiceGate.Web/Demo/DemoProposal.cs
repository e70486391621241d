using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Web.Features.Definitions.Simulation;

namespace ServiceGate.Web.Demo;

/// <summary>Leaves the newest version of the IT cutover proposed and simulated, so that another administrator can look at what it would change and publish it.</summary>
/// <param name="desk">Acts for the demonstration's people.</param>
/// <param name="catalogue">The versions.</param>
/// <param name="signal">Wakes the simulation.</param>
internal sealed class DemoProposal(DemoSeeder desk, ICatalogue catalogue, SimulationSignal signal)
{
    private const string Proposer = "fang.yuan";
    private const string Definition = "it-cutover";

    /// <summary>Proposes and simulates, unless the installation began with the newest version.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var newest = catalogue.Definitions.Where(d => d.Id == Definition).MaxBy(d => d.Version)!;
        if (newest.Version == 1 || catalogue.Problems(newest).Count > 0) return;
        await desk.RunAsync(
            Proposer, "demo-propose", new ProposeDefinition(Definition, newest.Version, "按风险等级分为简易与标准流程，高风险提交客户体验委员会，客服归口会签覆盖风险分析与影响客户清单，割接后监测投诉。"), cancellation);
        await desk.RunAsync(Proposer, "demo-simulate", new StartSimulation(Definition, newest.Version), cancellation);
        signal.Wake();
    }
}
