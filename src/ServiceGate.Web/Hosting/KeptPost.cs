using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceGate.Web.Pages;

namespace ServiceGate.Web.Hosting;

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
        return needsPerson && isSignedOut && IsOwnForm(context.Request) ? Keep(context, isSignedOut) : next(context);
    }

    /// <summary>Middleware, after the antiforgery check: the token is missing, old, or belongs to another sign-in.</summary>
    public static Task WhenExpired(HttpContext context, RequestDelegate next) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } && IsOwnForm(context.Request)
            ? Keep(context, isSignedOut: false)
            : next(context);

    private static bool IsOwnForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && IsForm(request.ContentType) && request.Headers["Sec-Fetch-Site"] == "same-origin";

    // Request.HasFormContentType already throws after a failed antiforgery check.
    private static bool IsForm(string? type) => type is not null
        && (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase));

    private static async Task Keep(HttpContext context, bool isSignedOut)
    {
        // The form is only shown, not acted upon, so it may be read although the check failed.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = form
            .Where(field => field.Key != "__RequestVerificationToken" && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))
            .ToList();
        var page = new RazorComponentResult<KeptPostDocument>(new { Fields = fields, IsSignedOut = isSignedOut })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
            PreventStreamingRendering = true,
        };
        await page.ExecuteAsync(context);
    }
}
