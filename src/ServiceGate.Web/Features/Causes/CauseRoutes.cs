using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.People;
using ServiceGate.Web.Views.Risks;

namespace ServiceGate.Web.Features.Causes;

/// <summary>What pages ask of the tree besides: the file, and the leaves that complete what is typed.</summary>
internal static class CauseRoutes
{
    /// <summary>Maps <c>GET /causes/export.csv</c> and <c>GET /causes/choices</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/causes/export.csv", async (HttpContext request, SignedIn person, CauseReader causes) =>
        {
            await person.RequiredAsync();
            return CauseCsv.Result((await causes.ReadAsync(request.RequestAborted)).Tree);
        });
        routes.MapGet("/causes/choices", async (HttpContext request, SignedIn person, CauseReader causes, Texts texts) =>
        {
            await person.RequiredAsync();
            var tree = (await causes.ReadAsync(request.RequestAborted)).Tree;
            return Results.Json(tree.Choices.Select(n => new CauseChoiceDocument(
                CauseNames.ShownOf(n, texts), $"{CauseNames.PathOf(tree, n.Id, texts)} · {texts.Name("department", n.Department ?? "")}")).ToList());
        });
    }
}

/// <summary>A leaf that completes what is typed.</summary>
/// <param name="Value">What the field then holds.</param>
/// <param name="Label">Where it stands in the tree, and which department answers for it.</param>
internal sealed record CauseChoiceDocument(string Value, string Label);
