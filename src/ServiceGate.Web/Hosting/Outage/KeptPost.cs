using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceGate.Web.Hosting.Outage;

/// <summary>
/// Keeps what was typed when a form arrives after its session or antiforgery token has expired: answers 422 with a page that shows it and
/// offers to send it again, with its command's id, so that it still counts once. Files have to be chosen anew. A form sent from another
/// site gets none of this.
/// </summary>
public static class KeptPost
{
    /// <summary>The largest sum of what was typed, as a page writes it: with its frame the page stays below 1 MB.</summary>
    private const long LargestKept = 960 * 1024;

    /// <summary>Middleware, after authentication and before authorisation: the session is gone.</summary>
    public static Task WhenSignedOut(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        var needsPerson = endpoint?.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
        var isSignedOut = context.User.Identity?.IsAuthenticated != true;
        return needsPerson && isSignedOut && IsOwnForm(context.Request) ? KeepOrRefuse(context, KeptReason.SignedOut) : next(context);
    }

    /// <summary>Middleware, after the antiforgery check: the token is missing, old, or belongs to another sign-in.</summary>
    public static Task WhenExpired(HttpContext context, RequestDelegate next) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } && IsOwnForm(context.Request)
            ? KeepOrRefuse(context, KeptReason.Expired)
            : next(context);

    /// <summary>
    /// Middleware, around the pages: the page no longer has the form, since what it asked for was settled while somebody typed. Answers 409 with what was typed.
    /// </summary>
    public static async Task WhenGone(HttpContext context, RequestDelegate next)
    {
        await next(context);
        // A page in place of another answer says why already.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && IsOwnForm(context.Request)) await KeepAnewAsync(context);
    }

    /// <summary>The page has left its headers and its services, which render only once.</summary>
    private static async Task KeepAnewAsync(HttpContext context)
    {
        context.Response.Headers.Remove("blazor-enhanced-nav");
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        await KeepOrRefuse(context, KeptReason.Gone);
        context.RequestServices = services;
    }

    internal static bool IsOwnForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && IsForm(request.ContentType) && request.Headers["Sec-Fetch-Site"] == "same-origin";

    // Request.HasFormContentType already throws after a failed antiforgery check.
    private static bool IsForm(string? type) => type is not null
        && (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase));

    private static async Task KeepOrRefuse(HttpContext context, KeptReason reason)
    {
        if (!await TryKeepAsync(context, reason)) context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }

    /// <summary>Answers with what was typed.</summary>
    /// <returns>False when it cannot be read, or would make too large a page; nothing is answered then.</returns>
    internal static async Task<bool> TryKeepAsync(HttpContext context, KeptReason reason)
    {
        // The form is only shown, not acted upon, so it may be read although the check failed.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        if (await FormAsync(context) is not { } form) return false;
        var fields = form
            // While the database is away nobody knows who asks, so that no new token can be made; the old one is still good when it is back.
            .Where(field => (field.Key != "__RequestVerificationToken" || reason is KeptReason.Away) && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))
            .ToList();
        if (fields.Sum(field => (long)SizeOf(field.Key) + SizeOf(field.Value)) > LargestKept) return false;
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
        return true;
    }

    private static async Task<IFormCollection?> FormAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>What a text takes up in a page, where much of it is written as references.</summary>
    private static int SizeOf(string text) => Encoding.UTF8.GetByteCount(HtmlEncoder.Default.Encode(text));
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
