using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;

namespace ServiceGate.Web.Shell.Viewing;

/// <summary>URLs relative to the current request.</summary>
public static class RequestUrls
{
    /// <summary>Path and query as the viewer sees them, also on a page shown in place of a failed one.</summary>
    public static string Here(this HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerPathFeature>() is { } failed)
            return failed.Path + context.Request.QueryString;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } replaced)
            return replaced.OriginalPath + replaced.OriginalQueryString;
        return context.Request.Path + context.Request.QueryString;
    }

    /// <summary>
    /// The current path and query with some parameters replaced; a null value removes its parameter. Everything else in the URL, such as
    /// filters, stays.
    /// </summary>
    public static string HereWith(this HttpContext context, params IEnumerable<(string Name, string? Value)> changes)
    {
        var query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in changes)
        {
            if (value is null)
                query.Remove(name);
            else
                query[name] = value;
        }
        var pairs = query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""));
        return context.Request.Path + new QueryBuilder(pairs).ToQueryString().Value;
    }
}
