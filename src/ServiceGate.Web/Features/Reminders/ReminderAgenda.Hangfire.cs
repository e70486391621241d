using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Data.Opening;
using ServiceGate.Delivery.Reminders;
using ServiceGate.Hangfire;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Settings;
using ServiceGate.Web.Shell.Viewing;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Reminders;

/// <summary>Hangfire's agenda, with its pages for administrators of the whole installation.</summary>
internal static partial class ReminderAgenda
{
    static partial void AddHangfire(IServiceCollection services, IConfiguration configuration, DatabaseSettings database)
    {
        services.AddSingleton(_ => database.Provider is DatabaseProvider.SqlServer
            ? HangfireStorage.OnSqlServer(database.ConnectionString!, configuration[Schema] ?? HangfireStorage.DefaultSchema)
            : HangfireStorage.InMemory());
        services.AddSingleton<IReminderSchedule, HangfireReminderSchedule>();
        services.AddSingleton<AgendaLease>().AddSingleton<IAgendaLease>(p => p.GetRequiredService<AgendaLease>());
        services.AddSingleton<ReminderPlanner>().AddHostedService(p => p.GetRequiredService<ReminderPlanner>());
        services.AddHostedService<ReminderServer>();
        services.AddScoped<IAuthorizationHandler, WatchesSchedulerHandler>();
        services.AddLogging(logging => logging.AddFilter("Hangfire", LogLevel.Warning));
        services.Configure<ShellOptions>(shell => shell.HasSchedulerPages = true);
    }

    static partial void MapHangfire(WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<ShellOptions>>().Value.HasSchedulerPages) return;
        var watchers = new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().AddRequirements(new WatchesScheduler()).Build();
        app.MapHangfireDashboard(app.Services.GetRequiredService<HangfireStorage>(), watchers, TitleAsync, Describe).WithMetadata(AsksByItself.Instance);
    }

    // Both languages at once: Hangfire knows one title for everybody.
    private static async Task<string> TitleAsync(HttpContext context)
    {
        var here = context.RequestServices.GetRequiredService<NodeName>().Value;
        var holder = await context.RequestServices.GetRequiredService<AgendaLease>().HolderAsync(context.RequestAborted);
        return holder is null || holder == here ? "ServiceGate 日程 agenda" : $"ServiceGate 日程在 {holder}，本节点 {here} · agenda is on {holder}, this is {here}";
    }

    private static string Describe(HttpContext context, ReminderSlot slot)
    {
        var planned = context.RequestServices.GetRequiredService<ReminderPlanner>().Planned.FirstOrDefault(r => r.Slot == slot);
        var words = ReminderWords.Of(slot, planned, context.RequestServices.GetRequiredService<Texts>());
        return planned is null ? words : $"{context.RequestServices.GetRequiredService<ViewerTime>().AtWithZone(planned.DueAt)} · {words}";
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
