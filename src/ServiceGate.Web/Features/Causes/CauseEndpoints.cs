using ServiceGate.Core.Commands.Causes;
using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Api;
using ServiceGate.Web.Views.Risks;

namespace ServiceGate.Web.Features.Causes;

/// <summary>The tree of complaint causes.</summary>
internal static class CauseEndpoints
{
    private const string Whole = "An entity tag names the revision of the tree: 0 is the shipped one.";

    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/causes", ListAsync).Produces<ItemList<CauseDocument>>().WithTag()
            .WithSummary("Lists the tree of complaint causes").WithDescription(
                "In the order in which it is shown, each node behind the one above it, at most seven levels deep. Risks name a leaf as their cause; each leaf names the department that answers for it. "
                + "department, parent, leaf, retired and q narrow it. " + Whole);
        reads.MapGet("/causes.csv", CsvAsync).Produces<string>(StatusCodes.Status200OK, "text/csv").WithTag()
            .WithSummary("The tree of complaint causes as CSV").WithDescription("UTF-8 with a byte-order mark. What is handed out can be loaded again. " + Whole);
        commands.MapPut("/causes", LoadAsync).Produces<CausesLoaded>()
            .WithSummary("Loads another tree of complaint causes").WithDescription(
                "As a whole or not at all: each line that is wrong is named with its rule (no parent, a loop, more than seven levels, an id twice, a leaf without a department). Nodes that are missing are kept as "
                + "retired: risks keep their cause, and no id becomes another cause. Needs the role of administrator in the top unit.");
    }

    private static async Task<IResult> ListAsync(ApiCall call, CauseReader reader, string? department, string? parent, string? leaf, string? retired, string? q)
    {
        var asked = new AskedFilters();
        var (of, below, words) = (AskedFilters.Text(department), AskedFilters.Text(parent), AskedFilters.Text(q));
        var (leaves, gone) = (asked.OneOf("leaf", leaf, Flags), asked.OneOf("retired", retired, Flags));
        if (asked.Wrong is { } wrong) return wrong;
        var causes = await reader.ReadAsync(call.Cancellation);
        return call.Json(
            new ItemList<CauseDocument>(
            [
                .. causes.Tree.Nodes.Where(n => (of is null || n.Department == of) && (below is null || n.Parent == below) && (words is null || Says(n, words))).Select(n => CauseDocument.Of(n, causes.Tree))
                    .Where(n => (leaves is null || n.Leaf == (leaves == "true")) && (gone is null || n.Retired == (gone == "true"))),
            ]),
            Preconditions.TagOf((int)causes.Revision));
    }

    private static async Task<IResult> CsvAsync(ApiCall call, CauseReader reader, HttpContext context)
    {
        var causes = await reader.ReadAsync(call.Cancellation);
        context.Response.Headers.ETag = Preconditions.TagOf((int)causes.Revision);
        return CauseCsv.Result(causes.Tree);
    }

    private static Task<IResult> LoadAsync(ApiCall call, SeenItem seen, JsonBody<CausesInput> body)
    {
        var check = new Check();
        var lines = CauseCsv.Read(body.Value.Csv, check);
        return check.Passed ? call.RunAsync(new LoadCauses(lines, seen.Revision), ApiCall.Json) : Task.FromResult(Problems.Of(Refusal.Invalid, check.Violations));
    }

    private static readonly string[] Flags = ["true", "false"];

    private static bool Says(CauseNode node, string words) =>
        node.Id.Contains(words, StringComparison.OrdinalIgnoreCase) || node.Name.Zh?.Contains(words, StringComparison.OrdinalIgnoreCase) == true
        || node.Name.En?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
