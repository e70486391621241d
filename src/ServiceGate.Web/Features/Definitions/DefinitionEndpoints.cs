using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Definitions;

/// <summary>Versions of workflow definitions: what is published, proposals, simulations.</summary>
internal static class DefinitionEndpoints
{
    /// <summary>Where one version is.</summary>
    internal const string One = "/definitions/{id}/{version:int}";

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
    }

    private static async Task<IResult> ListAsync(ApiCall call, DefinitionsReader reader, string? id, string? status)
    {
        var asked = new AskedFilters();
        var (name, standing) = (AskedFilters.Text(id), asked.Code<PublicationStatus>("status", status));
        return asked.Wrong ?? ApiCall.Json(new ItemList<DefinitionDocument>(
        [
            .. (await reader.AllAsync(cancellation: call.Cancellation)).Where(v => (name is null || v.Definition.Id == name) && (standing is null || v.Status == standing)).Select(v => DefinitionDocument.Of(v, call.Texts)),
        ]));
    }

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

    /// <summary>Answers with a version, or that there is none.</summary>
    internal static async Task<IResult> ReadAsync(ApiCall call, DefinitionsReader reader, string id, int version, Func<DefinitionView, IResult> answer) =>
        await reader.FindAsync(id, version, call.Cancellation) is { } view
            ? answer(view)
            : Problems.Of(Refused.NotFound("definition.unknown", "definition", ("definition", id), ("version", version)));
}

/// <summary>A proposal.</summary>
/// <param name="Reason">What the version changes and why.</param>
[BodyExample("""{"reason":"新版流程"}""")]
public sealed record ProposalInput(string? Reason = null);

/// <summary>A withdrawal.</summary>
/// <param name="Remark">Why.</param>
[BodyExample("""{"remark":"再看看"}""")]
public sealed record WithdrawalInput(string? Remark = null);

/// <summary>A publication.</summary>
/// <param name="Remark">What is said to it.</param>
/// <param name="AcceptChanged">How many launches may have changed since the simulation.</param>
[BodyExample("""{"remark":"同意","acceptChanged":1000}""")]
public sealed record PublicationInput(string? Remark = null, int AcceptChanged = 0);

/// <summary>A command on a version was carried out.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Version">The version.</param>
public sealed record DefinitionDone(string Definition, int Version);
