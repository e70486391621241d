using System.Globalization;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Nodes;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Web.Demo;

/// <summary>
/// Gives a demonstration launches at different stages, from the sample's dossier and through the same commands as everything else. Each command has its fixed
/// id: a first start that is interrupted is taken up at the next.
/// </summary>
/// <param name="desk">Acts for the demonstration's people.</param>
/// <param name="cutovers">Loads the announced network cutovers.</param>
/// <param name="proposal">Proposes a version.</param>
/// <param name="past">Plays the launches with a past.</param>
/// <param name="sessions">Looks whether there is anything to do.</param>
/// <param name="leases">Says which of several servers loads them.</param>
/// <param name="node">This server.</param>
/// <param name="clock">Business time.</param>
/// <param name="outage">Told of failures that are the database's.</param>
/// <param name="logger">Says what was loaded.</param>
internal sealed partial class DemoLaunches(DemoSeeder desk, DemoProposal proposal, DemoCutovers cutovers, DemoPast past, ISessionFactory sessions, WorkLeases leases, INodeWatch node,
    BusinessClock clock, OutageLog outage, ILogger<DemoLaunches> logger) : DemoWork(outage)
{
    /// <summary>The setting that says since when everything is loaded.</summary>
    internal const string Loaded = "demo-loaded";

    /// <inheritdoc/>
    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await desk.Settings.FindAsync(Loaded, cancellation) is not null || !await HasPeopleAsync(cancellation)) return true;
        if (!await leases.TakeAsync(WorkLeases.Demonstration, node.Id, TimeProvider.System.GetUtcNow(), cancellation)) return false;
        await AnnouncingAsync(cancellation);
        await ReturnedAsync(cancellation);
        await ReviewingAsync(cancellation);
        await DraftAsync(cancellation);
        await cutovers.LoadAsync(cancellation);
        await past.LoadAsync(cancellation);
        await proposal.LoadAsync(cancellation);
        await desk.Settings.SetAsync(Loaded, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), cancellation);
        await leases.GiveUpAsync(WorkLeases.Demonstration, node.Id, cancellation);
        LogLoaded();
        return true;
    }

    /// <summary>Everything is signed; customers are being told; the people on duty are still to be named.</summary>
    private async Task AnnouncingAsync(CancellationToken cancellation)
    {
        var play = desk.Start("announcing", "电信电视分组用户迁移至新平台（第三组）", days: 4, cancellation);
        await play.HandInAsync(customers: int.MaxValue);
        foreach (var (department, person) in DemoSeeder.Reviewers) await play.SignAsync(department, person);
        await play.AcknowledgeAllAsync();
    }

    /// <summary>The network department has returned it; the product manager must mend.</summary>
    private async Task ReturnedAsync(CancellationToken cancellation)
    {
        var play = desk.Start("returned", "电信电视分组用户迁移至新平台（第四组）", days: 5, cancellation);
        await play.HandInAsync(customers: 3_000);
        await play.SignAsync("customer-service", "chen.jing");
        await play.ReturnAsync("network", "zhao.hai", "risks", "R5", "请补充平台回退后多播流量的评估结论。");
    }

    /// <summary>Two departments have yet to sign.</summary>
    private async Task ReviewingAsync(CancellationToken cancellation)
    {
        var play = desk.Start("reviewing", "客户服务系统升级：统一客户视图", days: 9, cancellation);
        await play.HandInAsync(customers: 5_000);
        await play.SignAsync("it", "li.qiang");
    }

    /// <summary>Half filled in.</summary>
    private async Task DraftAsync(CancellationToken cancellation)
    {
        var play = desk.Start("draft", "计费系统月末割接：新老套餐并行", days: 13, cancellation);
        await play.FillAsync("concerns", "risks");
    }

    private async Task<bool> HasPeopleAsync(CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Organisation.FindPersonAsync(DemoSeeder.Owner) is not null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The demonstration's launches are loaded.")]
    private partial void LogLoaded();
}
