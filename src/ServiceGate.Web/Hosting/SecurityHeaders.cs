using Microsoft.AspNetCore.Authorization;

namespace ServiceGate.Web.Hosting;

/// <summary>
/// Sets the headers that keep a page from running or framing what is not ours. Scripts and styles come only from this server's files, never
/// inline, so text that slips into a page as markup still does nothing. An endpoint that needs another policy sets its own before.
/// </summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Middleware: adds the headers to every answer that does not carry them already.</summary>
    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            var headers = response.Headers;
            KeepOut(response);
            LeadWithin(response);
            headers.TryAdd("Content-Security-Policy", Policy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("X-Frame-Options", "DENY");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }

    /// <summary>What needs a sign-in stays in no cache, whatever kind of answer it is; what is open to everybody may say otherwise, as styles and scripts do.</summary>
    private static void KeepOut(HttpResponse response)
    {
        var isOpen = response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (response.Headers.CacheControl.Count > 0 && (isOpen || response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase))) return;
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>
    /// A redirect names no host: the framework would take it from the request, where anybody may write any. Nothing here leads to another server.
    /// </summary>
    private static void LeadWithin(HttpResponse response)
    {
        if (Uri.TryCreate(response.Headers.Location, UriKind.Absolute, out var to) && to.Scheme is "http" or "https")
            response.Headers.Location = "/" + (to.PathAndQuery + to.Fragment).TrimStart('/');
    }
}
