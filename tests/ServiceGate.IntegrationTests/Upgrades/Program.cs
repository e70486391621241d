using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;
using ServiceGate.Delivery.FanOut;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Upgrades;

/// <summary>What a program of some version does on an open database.</summary>
internal sealed class Program(Database database)
{
    public const long ManagerId = 900_002;
    private const long UnitId = 900_001;

    public DbSessionFactory Sessions { get; } = new(database);

    private CommandRunner Runner => field ??= new(
        Sessions, FileCatalogue.Read(Path.Combine(AppContext.BaseDirectory, "workflows")), new BusinessClock(TimeProvider.System), new WorkSignal(), FlowRuntime.Embedded);

    /// <summary>Gives an empty installation a product manager and its definitions.</summary>
    public async Task SetUpAsync()
    {
        await using (var session = await Sessions.BeginAsync())
        {
            await session.Organisation.AddUnitAsync(new(UnitId, null, UnitLevel.City, "HZ", "杭州分公司", "Hangzhou", "Asia/Shanghai"));
            await session.Organisation.AddPersonAsync(new(ManagerId, "li.wei", "李伟", "Li Wei", "zh-CN", null));
            await session.Organisation.AddGrantAsync(new(900_010, ManagerId, new(Role.ProductManager, UnitId, "product")));
            await session.CommitAsync();
        }
        (await Runner.RunAsync(new PublishShipped(new Dictionary<string, int> { ["it-cutover"] = 1 }), 0, "publish")).Required();
    }

    /// <summary>Creates a launch.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> CreateAsync(string commandId)
    {
        var header = new HeaderInput(commandId, new("2030-11-28T00:00", "2030-11-28T06:00", "Asia/Shanghai"), ["HZ"]);
        return (await Runner.RunAsync(new CreateLaunch("it-cutover", "HZ", header), ManagerId, commandId)).Required().Number;
    }

    /// <summary>The title of a launch; null when there is none.</summary>
    public async Task<string?> TitleAsync(string number)
    {
        await using var session = await Sessions.ReadAsync();
        return (await session.Launches.FindAsync(number))?.Title;
    }
}
