using ServiceGate.Data.Security;
using ServiceGate.Web.Shell.Security;

namespace ServiceGate.Web.Hosting;

/// <summary>Writes every answer that refuses somebody into the security log: 401 and 403, of pages and of the API.</summary>
internal static class RefusedRequests
{
    /// <summary>Middleware, around everything that answers.</summary>
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)) return;
        var log = context.RequestServices.GetRequiredService<SecurityLog>();
        log.Write(context.Features.Get<RefusedToken>() is { } refused
            ? SecurityEntries.Of(context, SecurityKind.Token, "refused", token: refused.Id, rule: refused.Rule)
            : SecurityEntries.Of(context, SecurityKind.Request, context.Response.StatusCode == StatusCodes.Status401Unauthorized ? "401" : "403"));
    }
}
