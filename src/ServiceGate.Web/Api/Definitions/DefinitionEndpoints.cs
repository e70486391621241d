using System.Globalization;
using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api.Launches;
using ServiceGate.Web.Definitions;

namespace ServiceGate.Web.Api.Definitions;

/// <summary>Versions of workflow definitions: what is published, proposals, simulations.</summary>
internal static class DefinitionEndpoints
{
    private const string One = "/definitions/{id}/{version:int}";

    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/definitions", ListAsync).Produces<ItemList<DefinitionDocument>>()
            .WithSummary("Lists definitions").WithDescription("All versions, with who published them and what their simulation found in all.");
        reads.MapGet(One, GetAsync).Produces<CheckedDefinitionDocument>()
            .WithSummary("Shows a version").WithDescription("With what its check says; the first time that takes a moment.");
        commands.MapPost(One + "/proposal", ProposeAsync).Produces<DefinitionDone>()
            .WithSummary("Proposes a version").WithDescription("Another administrator publishes it. Needs the role of administrator in the top unit, as do the other commands here.");
        commands.MapPost(One + "/withdrawal", WithdrawAsync).Produces<DefinitionDone>().WithSummary("Withdraws a proposal");
        commands.MapPost(One + "/publication", PublishAsync).Produces<DefinitionDone>()
            .WithSummary("Publishes the proposed version").WithDescription(
                "New launches follow it; those that are there keep theirs. Needs a finished simulation of exactly this content, and says how many launches have changed since.");
        MapSimulation(reads, commands);
    }

    private static void MapSimulation(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet(One + "/simulation", SimulationAsync).Produces<SimulationDocument>()
            .WithSummary("Shows how far a simulation is").WithDescription("And what it found in all.");
        reads.MapGet(One + "/simulation/launches", ResultsAsync).Produces<SimulatedLaunchesDocument>()
            .WithSummary("Lists what a simulation found").WithDescription("A page at a time, newest launch first. Needs the role of auditor or administrator in the top unit.");
        commands.MapPost(One + "/simulation", StartAsync).Produces<SimulationStarted>()
            .WithSummary("Begins a simulation").WithDescription("Of the version on all launches of its definition, live and past, in the background.");
        commands.MapPost(One + "/simulation/stop", StopAsync).Produces<DefinitionDone>().WithSummary("Stops a simulation");
        commands.MapPost(One + "/simulation/resume", ResumeAsync).Produces<DefinitionDone>().WithSummary("Resumes a stopped simulation");
    }

    private static async Task<IResult> ListAsync(ApiCall call, DefinitionsReader reader) =>
        ApiCall.Json(new ItemList<DefinitionDocument>([.. (await reader.AllAsync(call.Cancellation)).Select(v => DefinitionDocument.Of(v, call.Texts))]));

    private static Task<IResult> GetAsync(ApiCall call, DefinitionsReader reader, ICatalogue catalogue, string id, int version) => ReadAsync(call, reader, id, version,
        view => ApiCall.Json(new CheckedDefinitionDocument(DefinitionDocument.Of(view, call.Texts), catalogue.Problems(view.Definition))));

    private static Task<IResult> ProposeAsync(ApiCall call, ICatalogue catalogue, string id, int version, JsonBody<ProposalInput> body)
    {
        // The check takes a moment the first time, which is better spent before the command's transaction.
        if (catalogue.Definitions.FirstOrDefault(d => d.Id == id && d.Version == version) is { } definition) catalogue.Problems(definition);
        return call.RunAsync(new ProposeDefinition(id, version, body.Value.Reason), _ => ApiCall.Json(new DefinitionDone(id, version)));
    }

    private static Task<IResult> WithdrawAsync(ApiCall call, string id, int version, JsonBody<WithdrawalInput> body) =>
        call.RunAsync(new WithdrawProposal(id, version, body.Value.Remark), _ => ApiCall.Json(new DefinitionDone(id, version)));

    private static Task<IResult> PublishAsync(ApiCall call, string id, int version, JsonBody<PublicationInput> body) =>
        call.RunAsync(new PublishDefinition(id, version, body.Value.Remark, body.Value.AcceptChanged), _ => ApiCall.Json(new DefinitionDone(id, version)));

    private static Task<IResult> SimulationAsync(ApiCall call, DefinitionsReader reader, string id, int version) => ReadAsync(call, reader, id, version,
        view => view.Simulation is null ? NoSimulation(id, version) : ApiCall.Json(SimulationDocument.Of(view, call.Texts)));

    private static Task<IResult> ResultsAsync(
        ApiCall call, DefinitionsReader reader, SimulationResults results, string id, int version, string? effect, string? page, string? pageSize) =>
        call.ReadAsync(async (session, actor, tree) =>
        {
            if (!Policy.AllowsAtTheTop(actor, Permission.ReadAudit, tree)) return ApiCall.NotAllowed(Permission.ReadAudit);
            if (await reader.FindAsync(id, version, call.Cancellation) is not { Simulation: { } simulation }) return NoSimulation(id, version);
            if (effect is not null && !CoreJson.TryParseCode<SimulationEffect>(effect, out _)) return Wrong("effect", effect);
            if (Number(page, 1, 1_000_000) is not { } number) return Wrong("page", page!);
            if (Number(pageSize, 50, LaunchQuery.LargestPage) is not { } size) return Wrong("pageSize", pageSize!);
            var found = await results.FindAsync(simulation, effect is null ? null : CoreJson.ParseCode<SimulationEffect>(effect), number, size, call.Cancellation);
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

    private static async Task<IResult> ReadAsync(ApiCall call, DefinitionsReader reader, string id, int version, Func<DefinitionView, IResult> answer) =>
        await reader.FindAsync(id, version, call.Cancellation) is { } view
            ? answer(view)
            : Problems.Of(Refused.NotFound("definition.unknown", "definition", ("definition", id), ("version", version)));

    private static IResult NoSimulation(string id, int version) =>
        Problems.Of(Refused.NotFound("simulation.unknown", null, ("definition", id), ("version", version)));

    private static int? Number(string? text, int otherwise, int most) =>
        text is null ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    private static IResult Wrong(string field, string value) => Problems.Of(StatusCodes.Status400BadRequest, "query.value", field, ("value", value));
}

/// <summary>A proposal.</summary>
/// <param name="Reason">What the version changes and why.</param>
public sealed record ProposalInput(string? Reason = null);

/// <summary>A withdrawal.</summary>
/// <param name="Remark">Why.</param>
public sealed record WithdrawalInput(string? Remark = null);

/// <summary>A publication.</summary>
/// <param name="Remark">What is said to it.</param>
/// <param name="AcceptChanged">How many launches may have changed since the simulation.</param>
public sealed record PublicationInput(string? Remark = null, int AcceptChanged = 0);

/// <summary>A command on a version was carried out.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Version">The version.</param>
public sealed record DefinitionDone(string Definition, int Version);
