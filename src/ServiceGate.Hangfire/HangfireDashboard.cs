using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ServiceGate.Core.Facts.Reminders;

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
    /// <param name="title">Whose agenda it is, in words; asked with every page.</param>
    /// <param name="describe">A reminder in words, for whoever looks.</param>
    public static IEndpointConventionBuilder MapHangfireDashboard(
        this IEndpointRouteBuilder endpoints, HangfireStorage storage, AuthorizationPolicy policy, Func<HttpContext, Task<string>> title, Func<HttpContext, ReminderSlot, string> describe)
    {
        var options = Options(describe);
        var pages = endpoints.CreateApplicationBuilder().UsePathBase(Path)
            .UseMiddleware<AspNetCoreDashboardMiddleware>(storage.Jobs, options, DashboardRoutes.Routes, true).Build();
        return endpoints.Map(Path + "/{**page}", async context =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.CacheControl = "no-store";
            // The same for everybody who looks at this node at this time; scripts and figures have none.
            if (IsPage(context.Request)) options.DashboardTitle = await title(context);
            await pages(context);
        }).RequireAuthorization(policy);
    }

    private static bool IsPage(HttpRequest request) => request.Headers.Accept.Count == 0 || request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static DashboardOptions Options(Func<HttpContext, ReminderSlot, string> describe) => new()
    {
        DashboardTitle = "ServiceGate",
        // The endpoint's policy has decided already.
        Authorization = [],
        IsReadOnlyFunc = _ => true,
        DisplayStorageConnectionString = false,
        DisplayNameFunc = (context, job) => ReminderJobs.SlotOf(job) is { } slot ? describe(context.GetHttpContext(), slot) : job.ToString(),
        StatsPollingInterval = (int)TimeSpan.FromSeconds(10).TotalMilliseconds,
    };
}
