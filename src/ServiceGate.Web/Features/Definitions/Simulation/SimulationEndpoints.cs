using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Definitions.Simulation;

/// <summary>Simulations of a version: begin, stop, resume, what they found.</summary>
internal static class SimulationEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet(DefinitionEndpoints.One + "/simulation", SimulationAsync).Produces<SimulationDocument>()
            .WithSummary("Shows how far a simulation is").WithDescription("And what it found in all.");
        reads.MapGet(DefinitionEndpoints.One + "/simulation/launches", ResultsAsync).Produces<SimulatedLaunchesDocument>()
            .WithSummary("Lists what a simulation found").WithDescription("A page at a time, newest launch first. Needs the role of auditor or administrator in the top unit.");
        commands.MapPost(DefinitionEndpoints.One + "/simulation", StartAsync).Produces<SimulationStarted>()
            .WithSummary("Begins a simulation").WithDescription("Of the version on all launches of its definition, live and past, in the background.");
        commands.MapPost(DefinitionEndpoints.One + "/simulation/stop", StopAsync).Produces<DefinitionDone>().WithSummary("Stops a simulation");
        commands.MapPost(DefinitionEndpoints.One + "/simulation/resume", ResumeAsync).Produces<DefinitionDone>().WithSummary("Resumes a stopped simulation");
    }

    private static Task<IResult> SimulationAsync(ApiCall call, DefinitionsReader reader, string id, int version) => DefinitionEndpoints.ReadAsync(call, reader, id, version,
        view => view.Simulation is null ? NoSimulation(id, version) : ApiCall.Json(SimulationDocument.Of(view, call.Texts)));

    private static Task<IResult> ResultsAsync(
        ApiCall call, DefinitionsReader reader, SimulationResults results, string id, int version, string? effect, string? page, string? pageSize) =>
        call.AsCallerAsync(async (actor, tree) =>
        {
            if (!Policy.AllowsAtTheTop(actor, Permission.ReadAudit, tree)) return ApiCall.NotAllowed(Permission.ReadAudit);
            if (await reader.FindAsync(id, version, call.Cancellation) is not { Simulation: { } simulation }) return NoSimulation(id, version);
            if (effect is not null && !CoreJson.TryParseCode<SimulationEffect>(effect, out _)) return QueryValues.Wrong("effect", effect);
            if (QueryValues.Number(page, 1, 1_000_000) is not { } number) return QueryValues.Wrong("page", page!);
            if (QueryValues.Number(pageSize, 50, QueryValues.LargestPage) is not { } size) return QueryValues.Wrong("pageSize", pageSize!);
            var found = await results.FindAsync(actor, simulation, effect is null ? null : CoreJson.ParseCode<SimulationEffect>(effect), number, size, call.Cancellation);
            return ApiCall.Json(new SimulatedLaunchesDocument([.. found.Rows.Select(r => SimulatedLaunchDocument.Of(r, call.Texts))], found.Total));
        });

    private static async Task<IResult> StartAsync(ApiCall call, SimulationSignal signal, string id, int version) => Waking(signal,
        await call.RunAsync(new StartSimulation(id, version), ApiCall.Json));

    private static Task<IResult> StopAsync(ApiCall call, string id, int version) =>
        call.RunAsync(new StopSimulation(id, version), _ => ApiCall.Json(new DefinitionDone(id, version)));

    private static async Task<IResult> ResumeAsync(ApiCall call, SimulationSignal signal, string id, int version) => Waking(signal,
        await call.RunAsync(new ResumeSimulation(id, version), _ => ApiCall.Json(new DefinitionDone(id, version))));

    private static IResult Waking(SimulationSignal signal, IResult answer)
    {
        signal.Wake();
        return answer;
    }

    private static IResult NoSimulation(string id, int version) =>
        Problems.Of(Refused.NotFound("simulation.unknown", null, ("definition", id), ("version", version)));
}
