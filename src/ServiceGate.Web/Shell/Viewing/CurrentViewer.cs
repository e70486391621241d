using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace ServiceGate.Web.Shell.Viewing;

/// <summary>Marks an endpoint that answers with a page although it is not a routed component, so that its viewer is looked up too.</summary>
public sealed class PageMetadata
{
    /// <summary>The marker.</summary>
    public static readonly PageMetadata Instance = new();
}

/// <summary>The viewer of the current request. Components read it synchronously; the middleware has filled it before they render.</summary>
public sealed class CurrentViewer
{
    /// <summary>The viewer; <see cref="Viewer.Nobody"/> outside pages.</summary>
    public Viewer Viewer { get; private set; } = Viewer.Nobody;

    /// <summary>Middleware: looks the viewer up when a page is going to be rendered.</summary>
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        // A page about a failure must not fail for the same reason: it does without its viewer.
        if (IsPage(context.GetEndpoint()) && context.Features.Get<IExceptionHandlerFeature>() is null)
        {
            var services = context.RequestServices;
            services.GetRequiredService<CurrentViewer>().Viewer =
                await services.GetRequiredService<IViewerSource>().FindAsync(context, context.RequestAborted);
        }
        await next(context);
    }

    private static bool IsPage(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null || endpoint?.Metadata.GetMetadata<PageMetadata>() is not null;
}
