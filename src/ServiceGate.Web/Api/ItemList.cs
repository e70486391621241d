namespace ServiceGate.Web.Api;

/// <summary>A list, whole or a page of it.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="Items">What it holds, or what the page that was asked for holds.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1; absent where none was asked for: all is there.</param>
/// <param name="PageSize">How many a page holds at the most.</param>
public sealed record ItemList<T>(IReadOnlyList<T> Items, int? Total = null, int? Page = null, int? PageSize = null) : IItemList
{
    /// <inheritdoc/>
    IResult IItemList.Cut(int? page, int pageSize) => page is { } asked
        ? ApiCall.Json(new ItemList<T>(ItemPage<T>.Of(Items, asked, pageSize).Items, Items.Count, asked, pageSize))
        : ApiCall.Json(this with { Total = Items.Count });
}

/// <summary>A list that can be cut into pages.</summary>
internal interface IItemList
{
    /// <summary>The answer: a page of it, or all of it with its count.</summary>
    IResult Cut(int? page, int pageSize);
}
