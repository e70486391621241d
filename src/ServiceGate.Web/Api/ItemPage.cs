namespace ServiceGate.Web.Api;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="Items">What the page holds.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">How many a page holds at the most.</param>
public sealed record ItemPage<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    /// <summary>A page of a list that is at hand.</summary>
    internal static ItemPage<T> Of(IReadOnlyList<T> all, int page, int pageSize) => new([.. all.Skip((int)Math.Min((page - 1L) * pageSize, all.Count)).Take(pageSize)], all.Count, page, pageSize);
}
