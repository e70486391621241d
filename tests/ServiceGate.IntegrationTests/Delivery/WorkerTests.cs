using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Delivery;
using ServiceGate.Delivery.FanOut;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Delivery;

/// <summary>
/// A host with nothing but the delivery, on a database with one launch whose result is known, so that its gates are moved by the test only.
/// Business and machine time stand still until a test moves them.
/// </summary>
public abstract class WorkerTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private IHost? _host;

    private protected ManualTime Machine { get; private set; } = null!;

    private protected BusinessClock Business { get; private set; } = null!;

    private protected ScriptedSenders Senders { get; private set; } = null!;

    private protected RecordingTimer Timer { get; private set; } = null!;

    private protected WorkSignal Signal { get; private set; } = null!;

    protected long LaunchId { get; private set; }

    protected long AudienceId { get; private set; }

    [SetUp]
    public async Task PrepareAsync()
    {
        Machine = new(Now);
        Business = new(Machine);
        Business.Set(Now);
        Senders = new();
        LaunchId = await AddLaunchAsync();
        await ChangeLaunchAsync(l => l with { Result = LaunchResult.Success, Status = LaunchStatus.Reported });
        await SetGateAsync(LaunchId, GateStatus.Open);
    }

    [TearDown]
    public async Task StopHostAsync()
    {
        if (_host is not null) await _host.StopAsync();
        _host?.Dispose();
        _host = null;
    }

    protected async Task AddListAsync(int customers)
    {
        AudienceId = await AddAudienceAsync(LaunchId, customers);
        await ChangeLaunchAsync(l => l with { AudienceId = AudienceId });
    }

    protected async Task ChangeLaunchAsync(Func<Launch, Launch> change) => await WriteAsync(async s =>
    {
        var launch = (await s.Launches.FindAsync(LaunchId))!;
        await s.Launches.UpdateAsync(change(launch), launch.InputRevision);
    });

    /// <summary>Starts the host with settings beside the defaults: <c>Sms:Parallel</c>, …</summary>
    private protected Task<DeliveryMonitor> StartAsync(INoticeSenders? senders = null, params (string Name, string Value)[] settings) =>
        StartAsync(Machine, Business, senders ?? Senders, _ => new(), settings);

    /// <summary>Starts the host on clocks of the test's own.</summary>
    private protected async Task<DeliveryMonitor> StartAsync(
        TimeProvider machine, BusinessClock business, INoticeSenders senders, Func<IServiceProvider, RecordingTimer> timer, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"Delivery:{s.Name}", s.Value)));
        builder.Services.AddSingleton<ISessionFactory>(Sessions).AddSingleton(business).AddSingleton(machine).AddSingleton(senders)
            .AddSingleton<ICatalogue>(FileCatalogue.Read(Path.Combine(AppContext.BaseDirectory, "workflows")))
            .AddSingleton<IDueTimer>(p => Timer = timer(p))
            .AddServiceGateDelivery(builder.Configuration);
        AddServices(builder.Services);
        _host = builder.Build();
        Signal = _host.Services.GetRequiredService<WorkSignal>();
        await _host.StartAsync();
        await Timer.NextAsync();
        await Timer.NextAsync();
        return _host.Services.GetRequiredService<DeliveryMonitor>();
    }

    /// <summary>Adds what a test needs besides.</summary>
    private protected virtual void AddServices(IServiceCollection services) { }

    /// <summary>What the host has.</summary>
    private protected T Get<T>() where T : notnull => _host!.Services.GetRequiredService<T>();

    /// <summary>Stops the host; a cancelled token takes all patience from it.</summary>
    protected Task StopAsync(CancellationToken patience = default) => _host!.StopAsync(patience);

    /// <summary>Waits for rounds until something holds. Rounds come by themselves when a batch is through.</summary>
    protected async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds()) await Timer.NextAsync();
    }

    /// <summary>Waits until a batch has ended.</summary>
    protected async Task<Batch> EndOfAsync(Batch batch)
    {
        await UntilAsync(async () => (await FindAsync(batch)).HasEnded);
        return await FindAsync(batch);
    }

    /// <summary>Lets so much time pass, and a round begin.</summary>
    protected void Pass(TimeSpan time)
    {
        Machine.Advance(time);
        Signal.Wake();
    }

    protected async Task<Batch> FindAsync(Batch batch) => (await ReadAsync(s => s.Notices.FindBatchAsync(batch.Id)))!;

    protected async Task<SendKeys> KeysAsync(Batch batch) => (await ReadAsync(s => s.Notices.TextAsync(batch)))!.Keys;

    protected async Task<IReadOnlyList<ChunkStatus>> StatusesAsync(Batch batch) =>
        [.. (await ReadAsync(s => s.Notices.ChunksAsync(batch.Id))).Select(c => c.Status)];

    protected Task SetStatusAsync(Batch batch, BatchStatus from, BatchStatus to) =>
        WriteAsync(async s => Assert.That(await s.Notices.UpdateAsync((await s.Notices.FindBatchAsync(batch.Id))! with { Status = to }, from), Is.True));

    /// <summary>A batch of SMS at <see cref="ServiceGate.Tests.Stores.StoreContract.Now"/> unless said otherwise, with its chunk when it is running.</summary>
    protected Task<Batch> AddBatchAsync(
        LocalText text, LocalText? failedText, NoticePurpose purpose = NoticePurpose.Announcement, BatchStatus status = BatchStatus.Running, DateTimeOffset? dueAt = null) =>
        WriteAsync(async s =>
        {
            var version = new NoticeVersion(await s.NextIdAsync(), LaunchId, "told", 1, purpose, text, failedText, "hash");
            await s.Notices.AddAsync(version);
            var due = dueAt ?? Now;
            var batch = new Batch(await s.NextIdAsync(), LaunchId, "told", purpose, NoticeChannel.Sms, version.Id, due, due.AddHours(3), Status: status);
            var customers = await s.Notices.RecipientIdsAsync(batch, AudienceId);
            batch = batch with { Planned = customers.Count };
            await s.Notices.AddAsync(batch);
            if (status is BatchStatus.Running) await s.Notices.AddChunksAsync([new(batch.Id, 1, customers[0], customers[^1], customers.Count)]);
            return batch;
        });

    /// <summary>Writes into the ledger that everybody on the list was told by an announcement that is over.</summary>
    protected async Task TellAsync()
    {
        var batch = await AddRunningBatchAsync(LaunchId, AudienceId);
        await RecordAsync(batch, (await ClaimAsync(batch))!, AudienceId);
        await SetStatusAsync(batch, BatchStatus.Running, BatchStatus.Done);
    }

    /// <summary>What the ledger holds of a customer, newest first.</summary>
    protected async Task<IReadOnlyList<(DeliveryStatus Status, string? Reason)>> LedgerAsync(string account)
    {
        var customer = (await ReadAsync(s => s.Audiences.FindCustomerAsync(account)))!;
        return [.. (await ReadAsync(s => s.Notices.ToldAsync(customer.Id, 10))).Select(t => (t.Delivery.Status, t.Delivery.Reason))];
    }
}
