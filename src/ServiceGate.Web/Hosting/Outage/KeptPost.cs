using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceGate.Web.Hosting.Outage;

/// <summary>
/// Keeps what was typed when a form arrives after its session or antiforgery token has expired: answers 422 with a page that shows it and
/// offers to send it again, with its command's id, so that it still counts once. Files have to be chosen anew. A form sent from another
/// site gets none of this.
/// </summary>
public static class KeptPost
{
    /// <summary>Middleware, after authentication and before authorisation: the session is gone.</summary>
    public static Task WhenSignedOut(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        var needsPerson = endpoint?.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
        var isSignedOut = context.User.Identity?.IsAuthenticated != true;
        return needsPerson && isSignedOut && IsOwnForm(context.Request) ? Keep(context, KeptReason.SignedOut) : next(context);
    }

    /// <summary>Middleware, after the antiforgery check: the token is missing, old, or belongs to another sign-in.</summary>
    public static Task WhenExpired(HttpContext context, RequestDelegate next) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } && IsOwnForm(context.Request)
            ? Keep(context, KeptReason.Expired)
            : next(context);

    /// <summary>
    /// Middleware, around the pages: the page no longer has the form, since what it asked for was settled while somebody typed. Answers 409 with what was typed.
    /// </summary>
    public static async Task WhenGone(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && IsOwnForm(context.Request)) await KeepAnewAsync(context);
    }

    /// <summary>The page has left its headers and its services, which render only once.</summary>
    private static async Task KeepAnewAsync(HttpContext context)
    {
        context.Response.Headers.Remove("blazor-enhanced-nav");
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        await Keep(context, KeptReason.Gone);
        context.RequestServices = services;
    }

    internal static bool IsOwnForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && IsForm(request.ContentType) && request.Headers["Sec-Fetch-Site"] == "same-origin";

    // Request.HasFormContentType already throws after a failed antiforgery check.
    private static bool IsForm(string? type) => type is not null
        && (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase));

    /// <summary>Answers with what was typed.</summary>
    internal static async Task Keep(HttpContext context, KeptReason reason)
    {
        // The form is only shown, not acted upon, so it may be read although the check failed.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = form
            // While the database is away nobody knows who asks, so that no new token can be made; the old one is still good when it is back.
            .Where(field => (field.Key != "__RequestVerificationToken" || reason is KeptReason.Away) && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))
            .ToList();
        var page = new RazorComponentResult<KeptPostDocument>(new { Fields = fields, Reason = reason })
        {
            StatusCode = reason switch
            {
                KeptReason.Gone => StatusCodes.Status409Conflict,
                KeptReason.Away => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
            PreventStreamingRendering = true,
        };
        await page.ExecuteAsync(context);
    }
}

/// <summary>Why a form could not be acted upon.</summary>
public enum KeptReason
{
    /// <summary>The page was open for too long.</summary>
    Expired,

    /// <summary>Nobody is signed in any more.</summary>
    SignedOut,

    /// <summary>What it asked for was settled meanwhile.</summary>
    Gone,

    /// <summary>The database cannot be reached; whether it took effect may not be known.</summary>
    Away,
}
