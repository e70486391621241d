using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Time;
using ServiceGate.Hangfire;
using ServiceGate.Web.Accounts;
using ServiceGate.Web.Shared;

namespace ServiceGate.Web.Scheduling;

/// <summary>Hangfire as the alarm clock, with its pages for administrators of the whole installation.</summary>
internal static partial class Schedulers
{
    static partial void AddHangfire(IServiceCollection services, IConfiguration configuration, ref bool isCompiledIn)
    {
        isCompiledIn = true;
        var settings = HangfireSettings.Read(configuration);
        services.AddSingleton(_ => settings.OpenStorage());
        services.AddSingleton<IAlarmClock>(p => new HangfireAlarmClock(
            p.GetRequiredService<IWorkSignal>(), p.GetRequiredService<BusinessClock>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<HangfireStorage>(),
            p.GetRequiredService<ILoggerFactory>()));
        services.AddScoped<IAuthorizationHandler, WatchesSchedulerHandler>();
        services.AddLogging(logging => logging.AddFilter("Hangfire", LogLevel.Warning));
        services.Configure<ShellOptions>(shell => shell.HasSchedulerPages = true);
    }

    static partial void MapHangfire(WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<ShellOptions>>().Value.HasSchedulerPages) return;
        var watchers = new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().AddRequirements(new WatchesScheduler()).Build();
        app.MapHangfireDashboard(app.Services.GetRequiredService<HangfireStorage>(), watchers).WithMetadata(AsksByItself.Instance);
    }
}

/// <summary>Demands that somebody may look at the scheduler.</summary>
internal sealed record WatchesScheduler : IAuthorizationRequirement;

internal sealed class WatchesSchedulerHandler(SignedIn signedIn) : AuthorizationHandler<WatchesScheduler>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, WatchesScheduler requirement)
    {
        if (await signedIn.FindAsync() is { } person && person.WatchesScheduler()) context.Succeed(requirement);
    }
}
