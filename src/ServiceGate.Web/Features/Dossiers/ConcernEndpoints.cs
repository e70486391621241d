using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>The service concerns that a launch's checklist asks.</summary>
internal static class ConcernEndpoints
{
    public static void Map(RouteGroupBuilder reads) => reads.MapGet("/launches/{number}/concerns", List).Produces<ItemList<ConcernDocument>>()
        .WithSummary("Lists the service concerns that a launch is asked").WithDescription(
            "In the order of its checklist, answered or not, with what proves each, by when it is answered and what went wrong where nobody asked. department (a code) and verdict narrow it. "
            + "The answers are items of the section concerns.");

    private static Task<IResult> List(ApiCall call, string number, string? department, string? verdict) => call.ReadAsync(number, view =>
    {
        var asked = new AskedFilters();
        var (of, only) = (AskedFilters.Text(department), asked.Code<ConcernVerdict>("verdict", verdict));
        return asked.Wrong ?? ApiCall.Json(new ItemList<ConcernDocument>(
            [.. ConcernDocument.Of(view).Where(c => (of is null || c.Department == of) && (only is null || c.Verdict == only))]));
    });
}
