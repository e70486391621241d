using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Launches.List;

/// <summary>A page of launches.</summary>
/// <param name="Items">The launches.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">Launches of a page.</param>
public sealed record LaunchListDocument(IReadOnlyList<LaunchRowDocument> Items, int Total, int Page, int PageSize)
{
    internal static LaunchListDocument Of(FoundLaunches page, LaunchFilter filter, Texts texts) => new(
        [.. page.Rows.Select(r => LaunchRowDocument.Of(r, texts))], page.Total, filter.Page, filter.PageSize);
}
