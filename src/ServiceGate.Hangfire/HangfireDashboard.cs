using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ServiceGate.Hangfire;

/// <summary>Hangfire's own pages about its jobs, to be looked at only: nothing can be run, put off or deleted there, since nobody would account for it.</summary>
public static class HangfireDashboard
{
    /// <summary>Where the pages are.</summary>
    public const string Path = "/hangfire";

    // The pages set styles in attributes, and the library of their charts adds one style sheet that it carries (its hash stands here). Everything else is a file.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds the pages, for whom the policy lets in; others are answered as by any page.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="storage">The storage that is shown.</param>
    /// <param name="policy">Who may look.</param>
    public static IEndpointConventionBuilder MapHangfireDashboard(this IEndpointRouteBuilder endpoints, HangfireStorage storage, AuthorizationPolicy policy)
    {
        var pages = endpoints.CreateApplicationBuilder().UsePathBase(Path)
            .UseMiddleware<AspNetCoreDashboardMiddleware>(storage.Jobs, Options(), DashboardRoutes.Routes, true).Build();
        return endpoints.Map(Path + "/{**page}", context => ShowAsync(context, pages)).RequireAuthorization(policy);
    }

    private static Task ShowAsync(HttpContext context, RequestDelegate pages)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        return pages(context);
    }

    private static DashboardOptions Options() => new()
    {
        DashboardTitle = "ServiceGate: Hangfire",
        // The endpoint's policy has decided already.
        Authorization = [],
        IsReadOnlyFunc = _ => true,
        DisplayStorageConnectionString = false,
        DisplayNameFunc = (_, job) => job.Type == typeof(DueAlarm) ? nameof(DueAlarm) : job.ToString(),
        StatsPollingInterval = (int)TimeSpan.FromSeconds(10).TotalMilliseconds,
    };
}
