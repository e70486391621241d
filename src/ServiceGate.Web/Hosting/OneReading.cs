using Microsoft.AspNetCore.Components.Endpoints;
using ServiceGate.Data.Sql;

namespace ServiceGate.Web.Hosting;

/// <summary>
/// Everything that showing a page reads, from the look at the session to its last card, is one transaction: the page shows one moment, and the database is asked once for what several of
/// its parts need. A page that is posted to writes, and reads as it goes.
/// </summary>
internal static class OneReading
{
    /// <summary>Middleware, before anything reads.</summary>
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        if (!IsShown(context) || context.RequestServices.GetService<Database>() is not { } database)
        {
            await next(context);
            return;
        }
        await using var reading = database.ShareReading(context.RequestAborted);
        // A page is made whole before it is sent. Whoever takes it slowly keeps nothing of the database.
        context.Response.OnStarting(() => reading.DisposeAsync().AsTask());
        await next(context);
    }

    private static bool IsShown(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
}
