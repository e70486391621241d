using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Web.Api;
using ServiceGate.Web.Features.Dossiers;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Comparing;

/// <summary>What differs between two moments of a dossier.</summary>
internal static class ComparisonEndpoints
{
    public static void Map(RouteGroupBuilder reads) => reads.MapGet("/launches/{number}/comparison", CompareAsync).Produces<ComparisonDocument>()
        .WithSummary("Compares a dossier as it was at two moments").WithDescription(
            "The items that were added, changed and removed between from and until, with their content at each: from is left out for before the first change, until for now. The moments of changes and decisions are those of "
            + "the launch's history; what somebody has signed is the dossier at the moment of the decision. Every content that was ever saved is kept as long as its launch.");

    private static Task<IResult> CompareAsync(ApiCall call, ComparisonReader reader, string number, string? from, string? until) => call.ReadAsync(number, async view =>
    {
        var asked = new AskedFilters();
        var (first, last) = (asked.Moment("from", from) ?? DateTimeOffset.UnixEpoch, asked.Moment("until", until) ?? view.Now);
        return asked.Wrong ?? ApiCall.Json(new ComparisonDocument(
            first, last, [.. (await reader.DifferencesAsync(view.Launch.Id, first, last, call.Cancellation)).Select(i => ComparedDocument.Of(i, view, call))]));
    });
}

/// <summary>What differs between two moments of a dossier.</summary>
/// <param name="From">The one moment.</param>
/// <param name="Until">The other.</param>
/// <param name="Items">What differs, by section and key, or what the page that was asked for holds of it.</param>
/// <param name="Total">How many items differ in all.</param>
/// <param name="Page">The page, from 1; absent where none was asked for: all is there.</param>
/// <param name="PageSize">How many a page holds at the most.</param>
public sealed record ComparisonDocument(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<ComparedDocument> Items, int? Total = null, int? Page = null, int? PageSize = null) : IItemList
{
    /// <inheritdoc/>
    IResult IItemList.Cut(int? page, int pageSize) => ApiCall.Json(page is { } asked
        ? this with { Items = ItemPage<ComparedDocument>.Of(Items, asked, pageSize).Items, Total = Items.Count, Page = asked, PageSize = pageSize }
        : this with { Total = Items.Count });
}

/// <summary>An item that differs.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Key">Its key.</param>
/// <param name="What">What became of it.</param>
/// <param name="Before">As it was; absent: it was not there.</param>
/// <param name="After">As it was at the other moment; absent: it was gone.</param>
public sealed record ComparedDocument(Section Section, string Key, DossierDifference What, ItemDocument? Before = null, ItemDocument? After = null)
{
    internal static ComparedDocument Of(ComparedItem item, LaunchView view, ApiCall call) => new(
        item.Section, item.Key, item.What, item.Before is { } before ? ItemDocument.Of(before, view, call.Texts) : null, item.After is { } after ? ItemDocument.Of(after, view, call.Texts) : null);
}
