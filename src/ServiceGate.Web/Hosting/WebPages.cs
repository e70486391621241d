using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Hosting.Outage;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Layout;
using ServiceGate.Web.Shell.Security;
using ServiceGate.Web.Shell.Viewing;

namespace ServiceGate.Web.Hosting;

/// <summary>Registers and maps everything the pages need: components, languages, time, static files, security headers, error pages.</summary>
public static class WebPages
{
    /// <summary>
    /// Adds the pages' services. An <see cref="IViewerSource"/> or <see cref="TimeProvider"/> registered elsewhere takes precedence.
    /// </summary>
    public static IServiceCollection AddServiceGatePages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "antiforgery";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddOptions<ShellOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new BusinessClock(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => TextCatalogue.Load(strict: provider.GetRequiredService<IHostEnvironment>().IsDevelopment()));
        services.AddScoped(provider => provider.GetRequiredService<TextCatalogue>().For(CultureInfo.CurrentUICulture));
        services.TryAddScoped<IViewerSource, NobodySource>();
        services.AddScoped<CurrentViewer>();
        services.AddScoped(TimeOfViewer);
        services.AddSingleton<Health.Readiness>();
        return services;
    }

    /// <summary>
    /// Adds the pages' middleware and endpoints. Call it after everything that must run before a page (authentication is added by the
    /// host itself) and before mapping other endpoints.
    /// </summary>
    public static WebApplication MapServiceGatePages(this WebApplication app)
    {
        app.Use(SecurityHeaders.Apply);
        app.Use(RequestLanguage.Apply);
        app.UseWhen(IsForPeople, branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/status/500", CreateScopeForErrors = true });
            branch.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
            branch.Use(DatabaseAway.Apply);
        });
        app.UseRouting();
        app.Use(SecurityEntries.RememberAsync);
        app.Use(OneReading.Apply);
        app.UseAuthentication();
        app.Use(BodyLimits.Apply);
        app.Use(ReadableRequests.Apply);
        app.Use(KeptPost.WhenSignedOut);
        app.UseAuthorization();
        app.Use(BodyLimits.ApplyToPrograms);
        app.UseAntiforgery();
        app.Use(CurrentViewer.Apply);
        app.Use(KeptPost.WhenExpired);
        app.Use(KeptPost.WhenGone);

        Health.Map(app);
        // Before sessions are looked at: styles and scripts are there also while the database is away.
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        Preferences.Map(app.MapGroup("").AllowAnonymous());
        // By a lambda that does not name the component: what is made for requests at compile time cannot see what Razor makes then.
        app.Map("/status/{code:int:range(400, 599)}", IResult (int code, HttpContext context) => ReplaceAnswer(code, context)).WithMetadata(PageMetadata.Instance).DisableAntiforgery().AllowAnonymous();
        app.MapRazorComponents<App>().WithStaticAssets().RequireAuthorization();
        return app;
    }

    private static RazorComponentResult<StatusDocument> ReplaceAnswer(int code, HttpContext context)
    {
        // A page that answered without a body has left a header behind which may stand only once.
        context.Response.Headers.Remove("blazor-enhanced-nav");
        return new RazorComponentResult<StatusDocument>(new { Code = CodeOf(context) ?? code }) { PreventStreamingRendering = true };
    }

    // The framework reports a request that it could not read as an exception which knows its status.
    private static int? CodeOf(HttpContext context) =>
        (context.Features.Get<IExceptionHandlerFeature>()?.Error as BadHttpRequestException)?.StatusCode;

    private static bool IsForPeople(HttpContext context) =>
        !(context.Request.Path.StartsWithSegments("/api", out var below) && below.HasValue) && !context.Request.Path.StartsWithSegments("/openapi");

    private static ViewerTime TimeOfViewer(IServiceProvider provider)
    {
        var request = provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request;
        var zone = ViewerZone.Choose(request?.Cookies[ViewerZone.CookieName], provider.GetRequiredService<CurrentViewer>().Viewer.ZoneId);
        return new ViewerTime(zone, provider.GetRequiredService<Texts>(), provider.GetRequiredService<BusinessClock>());
    }
}
