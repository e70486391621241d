using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Web.Shell.Forms;

namespace ServiceGate.Web.Hosting;

/// <summary>
/// Asks who sends before a body is read, and answers 413 when it says itself that it is larger than that person may send. A body that does not say is cut off
/// by the server at the same size.
/// </summary>
internal static class BodyLimits
{
    /// <summary>Middleware for pages, after authentication and before anything that reads a form.</summary>
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        if (IsForPrograms(context) || IsAnsweredAnew(context))
        {
            await next(context);
            return;
        }
        var most = await MostAsync(context);
        BodySize.Allow(context, most);
        if (context.Request.ContentLength > most) context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        else await next(context);
    }

    /// <summary>Middleware for the API, whose tokens are looked at with authorisation. The endpoints answer themselves what is too large.</summary>
    public static async Task ApplyToPrograms(HttpContext context, RequestDelegate next)
    {
        // A body in pieces also holds their lengths.
        if (IsForPrograms(context) && await MostAsync(context) is var most && most > BodySize.SignedOut) BodySize.Allow(context, most + BodySize.SignedOut);
        await next(context);
    }

    /// <summary>Whether a page is made in place of another answer, so that the request was judged already.</summary>
    internal static bool IsAnsweredAnew(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api/v1");

    private static async Task<long> MostAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true) return BodySize.SignedOut;
        // Who sends little need not be asked for more.
        return context.Request.ContentLength is not <= BodySize.Form && await MaySendFileAsync(context) ? BodySize.File : BodySize.Form;
    }

    private static async Task<bool> MaySendFileAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not { } file) return false;
        if (!long.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var person)) return false;
        await using var session = await context.RequestServices.GetRequiredService<ISessionFactory>().ReadAsync(context.RequestAborted);
        return await session.Organisation.ActorAsync(person, context.RequestServices.GetRequiredService<BusinessClock>().GetUtcNow()) is { } actor
            && await session.Launches.FindAsync(context.GetRouteValue("number") as string ?? "") is { } launch
            && await session.Organisation.TreeAsync() is var tree && file.Permissions.Any(permission => Policy.Allows(actor, permission, tree, launch.UnitId));
    }
}
