using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Web.Hosting.Outage;

/// <summary>
/// Answers 503 with <c>Retry-After</c> when a request fails because the database cannot be reached, is too slow, or has become too new for this program. What
/// was typed into a form is kept and can be sent again with its command's id. Nothing of the answer needs the database.
/// </summary>
public static class DatabaseAway
{
    /// <summary>After how many seconds a client should try again.</summary>
    public const int RetryAfterSeconds = 5;

    /// <summary>Middleware, around everything of a page that may ask the database.</summary>
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (Takes(context, e))
        {
            if (Prepare(context)) await ShowAsync(context);
        }
    }

    /// <summary>Whether a request failed for want of the database; the log is then told.</summary>
    internal static bool Takes(HttpContext context, Exception exception) =>
        !context.RequestAborted.IsCancellationRequested && context.RequestServices.GetRequiredService<OutageLog>().Takes(exception, "A request");

    /// <summary>Makes the response ready to say so. One that has begun can only end: a stream's reader asks again.</summary>
    /// <returns>Whether there is still something to say.</returns>
    internal static bool Prepare(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return false;
        }
        context.Response.Clear();
        context.Response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    // The page that failed has used up its services, which render only once.
    private static async Task ShowAsync(HttpContext context)
    {
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        if (!KeptPost.IsOwnForm(context.Request) || !await KeptPost.TryKeepAsync(context, KeptReason.Away)) await MessageAsync(context);
        context.RequestServices = services;
    }

    private static Task MessageAsync(HttpContext context) =>
        new RazorComponentResult<AwayDocument> { StatusCode = StatusCodes.Status503ServiceUnavailable, PreventStreamingRendering = true }.ExecuteAsync(context);
}
