using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace ServiceGate.Web.Api;

/// <summary>Cuts every list of the API into pages where <c>page</c> or <c>pageSize</c> is asked for; without them it is whole, as it was before there were pages.</summary>
internal sealed class PageFilter : IEndpointFilter
{
    /// <summary>How many a page holds where nobody says it.</summary>
    public const int UsualSize = 50;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!Cuts(context.HttpContext.GetEndpoint()!.Metadata)) return await next(context);
        var (page, size) = (Asked(context, "page"), Asked(context, "pageSize"));
        if (QueryValues.Number(page, 1, QueryValues.LastPage) is not { } number) return QueryValues.Wrong("page", page!);
        if (QueryValues.Number(size, UsualSize, QueryValues.LargestPage) is not { } most) return QueryValues.Wrong("pageSize", size!);
        var answer = await next(context);
        return answer is IValueHttpResult { Value: IItemList list } ? list.Cut(page is null && size is null ? null : number, most) : answer;
    }

    /// <summary>Whether an operation answers a list that it does not cut itself.</summary>
    public static bool Cuts(IEnumerable<object> metadata) =>
        metadata.OfType<IProducesResponseTypeMetadata>().Any(p => typeof(IItemList).IsAssignableFrom(p.Type))
        && metadata.OfType<MethodInfo>().FirstOrDefault()?.GetParameters().Any(p => p.Name == "page") != true;

    private static string? Asked(EndpointFilterInvocationContext context, string name) => context.HttpContext.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;
}
