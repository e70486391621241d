using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Commands;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;
using ServiceGate.IntegrationTests.Settings;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Tests.Stores;
using ServiceGate.Web.Features.Accounts;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Upgrades.Before;

/// <summary>Stories on a real database, put together as a server is but not started: nothing happens in it but what the story does.</summary>
internal sealed class StoredStory : IStory, IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HashSet<Type> _types = [];
    private readonly string _ids;
    private int _commands;

    private StoredStory(WebApplication app, string ids) => (_app, _ids) = (app, ids);

    public BusinessClock Clock => Service<BusinessClock>();

    public string Number { get; set; } = "";

    /// <summary>How many customers a list that it imports has.</summary>
    public int Imported { get; set; } = 20;

    /// <summary>The first command of each kind that somebody gave, with its answer.</summary>
    public Dictionary<string, GivenCommand> Given { get; } = new(StringComparer.Ordinal);

    private ISessionFactory Sessions => Service<ISessionFactory>();

    public T Service<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Opens a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="definitions">Versions that an empty one begins with, where they are not the newest.</param>
    /// <param name="ids">What ids of its commands begin with; another story on the same database takes another word.</param>
    public static async Task<StoredStory> OpenAsync(DatabaseSettings database, IReadOnlyDictionary<string, int>? definitions = null, string ids = "before") => new(await ServerHost.BuildAsync(new()
    {
        Database = database,
        Quiet = true,
        ClockStart = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero),
        Definitions = definitions ?? new Dictionary<string, int>(),
        Overrides = new Dictionary<string, string?> { ["DataFolder"] = Path.GetTempPath(), ["Delivery:CustomerAction:Endpoints"] = "tv-rollback=http://127.0.0.1:1/", ["Delivery:CustomerAction:Secret"] = "a-secret-for-tests" },
    }), ids);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Sets the sample's organisation up.</summary>
    public Task SetUpAsync() => Service<DemoOrganisation>().LoadAsync(Checkout.File("samples/organisation.json"));

    /// <summary>Sets the clock to a local time in Shanghai.</summary>
    public void At(string local) =>
        Clock.Set(new DateTimeOffset(DateTime.ParseExact(local, LocalTimes.Format, CultureInfo.InvariantCulture), TimeSpan.FromHours(8)));

    public async Task<T> ReadAsync<T>(Func<ICommandSession, Task<T>> read)
    {
        await using var session = await Sessions.ReadAsync();
        return await read(session);
    }

    public async Task WriteAsync(Func<ICommandSession, Task> write)
    {
        await using var session = await Sessions.BeginAsync();
        await write(session);
        await session.CommitAsync();
    }

    public Task<Launch> LaunchAsync() => ReadAsync(async s => (await s.Launches.FindAsync(Number))!);

    public Task<LaunchFacts> FactsAsync() => ReadAsync(async s =>
        await FactsReader.ReadAsync(s, Service<ICatalogue>(), await s.Organisation.TreeAsync(), (await s.Launches.FindAsync(Number))!));

    public Task<long> IdOfAsync(string person) => ReadAsync(async s => (await s.Organisation.FindPersonAsync(person))!.Id);

    public Task<string> HolderAsync(RoleGrant role) => ReadAsync(async s =>
        (await s.Organisation.FindPersonAsync((await s.Organisation.GrantsAsync()).OrderBy(g => g.Id).First(g => g.Grant == role).PersonId))!.UserName);

    public async Task<Outcome<T>> RunAsync<T>(string person, Command<T> command, string id) => await Service<CommandRunner>().RunAsync(command, await IdOfAsync(person), id);

    public async Task<T> DoAsync<T>(string person, Command<T> command)
    {
        var id = $"{_ids}-{++_commands}";
        var answer = (await RunAsync(person, command, id)).Required();
        if (_types.Add(command.GetType()))
            Given.Add((await RecordAsync(person, id))!.Name, new(person, id, CoreJson.Canonical<object>(command), CoreJson.Canonical(answer)));
        return answer;
    }

    /// <summary>A command as it is kept.</summary>
    public async Task<CommandRecord?> RecordAsync(string person, string id)
    {
        var personId = await IdOfAsync(person);
        return await ReadAsync(s => s.Commands.FindAsync(personId, id));
    }

    /// <summary>Does what is due of this launch and sends what is running of it; others stay as they are.</summary>
    public async Task WorkAsync()
    {
        await TendAsync();
        while (await SendAsync(record: true)) { }
        await TendAsync();
    }

    public async Task TendAsync()
    {
        var launch = await LaunchAsync();
        if ((await ReadAsync(s => s.Launches.DueForSettlingAsync(Clock.GetUtcNow(), 1000))).Contains(launch.Id)) await SystemAsync(new ProcessDueLaunch(Number));
        foreach (var batch in await ReadAsync(s => s.Notices.DueBatchesAsync(Clock.GetUtcNow(), 1000)))
            if ((await ReadAsync(s => s.Notices.FindBatchAsync(batch)))!.LaunchId == launch.Id) await SystemAsync(new ProcessDueBatch(Number, batch));
    }

    /// <summary>Claims a chunk of this launch, and records that the gateway took it unless the sender is to die over it.</summary>
    public async Task<bool> SendAsync(bool record)
    {
        var (launch, machine) = (await LaunchAsync(), TimeProvider.System.GetUtcNow());
        await using var session = await Sessions.BeginBulkAsync();
        foreach (var id in await session.Notices.RunningBatchesAsync(machine))
        {
            var batch = (await session.Notices.FindBatchAsync(id))!;
            if (batch.LaunchId != launch.Id || await session.Notices.ClaimChunkAsync(id, "node", machine, machine.AddMinutes(1)) is not { } chunk) continue;
            var recipients = await session.Notices.RecipientsAsync(batch, chunk, launch.AudienceId!.Value);
            if (record)
                await session.Notices.RecordAsync(chunk, ChunkStatus.Sent, [.. recipients.Select((r, i) =>
                    new LedgerRow(batch.VersionId, batch.Channel, r.CustomerId, i == 3 ? DeliveryStatus.Failed : DeliveryStatus.Accepted, Clock.GetUtcNow()))]);
            await session.CommitAsync();
            return true;
        }
        return false;
    }

    public async Task ImportAsync(string person)
    {
        var (launch, audience) = (await LaunchAsync(), 0L);
        await WriteAsync(async s =>
        {
            audience = await s.NextIdAsync();
            await s.Audiences.AddAsync(new(audience, launch.Id, $"import-{audience}", "customers.csv", 0, false, null, Clock.GetUtcNow()));
            await s.Audiences.SetAsideAsync(audience, [.. Enumerable.Range(1, Imported).Select(i => new Customer(
                0, $"TV{i:D4}", $"测试用户{i:D4}", $"100{i:D8}", null, i % 2 == 0 ? $"push-{i:D4}" : null, "basic", i % 10 == 0 ? "en" : "zh-CN", "HZ"))]);
        });
        await DoAsync(person, new AdoptAudience(Number, audience, Imported, "list-of-twenty"));
    }

    public async Task<long> SendAsync(string person, string name, string text) => await TextFiles.SendAsync(Sessions, Service<ContentPlaces>(), Clock, await IdOfAsync(person), (await LaunchAsync()).Id, name, text);

    private async Task SystemAsync(Command<Nothing> command) => (await Service<CommandRunner>().RunAsync(command, 0, $"{_ids}-s{++_commands}")).Required();
}

/// <summary>A command as somebody gave it.</summary>
/// <param name="Person">Who.</param>
/// <param name="Id">Its id.</param>
/// <param name="Input">Its input as canonical JSON.</param>
/// <param name="Answer">What was answered, as canonical JSON.</param>
internal sealed record GivenCommand(string Person, string Id, string Input, string Answer);
