using Microsoft.Net.Http.Headers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Hosting.Outage;

/// <summary>
/// Stands before everything else on addresses of the API: whatever fails behind it, also where no endpoint was reached, is answered with a problem document.
/// Nothing of the inside is told; the log has it.
/// </summary>
internal sealed class ApiErrors : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(ApplyAsync);
        next(app);
    };

    private static bool Takes(HttpContext context) => context.Request.Path.StartsWithSegments("/api/v1") || context.Request.Path.StartsWithSegments("/openapi");

    private static Task ApplyAsync(HttpContext context, RequestDelegate next) =>
        Takes(context) ? GuardAsync(context, next) : next(context);

    private static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        try
        {
            await next(context);
            if (IsBare(context.Response)) await Problems.WriteAsync(context, context.Response.StatusCode, Violation.Of(RuleOf(context.Response.StatusCode)));
        }
        catch (Exception e) when (DatabaseAway.Takes(context, e))
        {
            await AnswerAwayAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(context, e);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to read an answer.
        }
    }

    private static async Task AnswerAwayAsync(HttpContext context)
    {
        if (!DatabaseAway.Prepare(context)) return;
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Violation.Of("request.database-away"));
    }

    private static Task AnswerAsync(HttpContext context, Exception e)
    {
        var status = (e as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError;
        if (status == StatusCodes.Status500InternalServerError)
            context.RequestServices.GetRequiredService<ILogger<ApiErrors>>().LogError(e, "{Method} on an address of the API failed.", context.Request.Method);
        context.Response.Clear();
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Problems.WriteAsync(context, status, Violation.Of(RuleOf(status)));
    }

    /// <summary>Whether the framework has refused without saying why.</summary>
    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null };

    private static string RuleOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "route.unknown",
        StatusCodes.Status405MethodNotAllowed => "request.method",
        StatusCodes.Status413PayloadTooLarge => "request.too-large",
        StatusCodes.Status415UnsupportedMediaType => "request.media-type",
        >= 500 => "request.failed",
        _ => "request.malformed",
    };
}
