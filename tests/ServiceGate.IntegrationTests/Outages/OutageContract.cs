using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Npgsql;
using ServiceGate.Data.Opening;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>A real server whose database stands behind a proxy, on every kind of database server.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.Shared))]
[NonParallelizable, Category("Waiting")]
public abstract class OutageContract(DatabaseStand stand)
{
    /// <summary>How long everything may take that has to happen; a machine may be busy.</summary>
    private protected static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    private protected DatabaseProvider Provider => stand.Provider;

    private protected DatabaseProxy Proxy { get; private set; } = null!;

    private protected ApiStand Server { get; private set; } = null!;

    private protected LogLines Log { get; private set; } = null!;

    /// <summary>The database, past the proxy.</summary>
    private protected DatabaseSettings Direct => stand.Settings;

    [SetUp]
    public async Task StartAsync()
    {
        await (await stand.OpenAsync()).DisposeAsync();
        Log = new();
        Server = await ApiStand.StartAsync(ThroughProxy(stand.Settings) with { ConnectTimeout = TimeSpan.FromSeconds(5), CommandTimeout = TimeSpan.FromSeconds(30) }, Log);
    }

    [TearDown]
    public async Task StopAsync()
    {
        Proxy.Heal();
        await Server.DisposeAsync();
        await Proxy.DisposeAsync();
        await stand.CleanUpAsync();
    }

    /// <summary>Waits until something is so.</summary>
    private protected static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(Most), what);
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    private protected Task UntilItWorksAsync() => UntilAsync(async () => (await Server.GetAsync("manager", "/launches")).Status == 200, "it works again");

    private DatabaseSettings ThroughProxy(DatabaseSettings settings)
    {
        if (settings.Provider is DatabaseProvider.PostgreSql)
        {
            var pg = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
            Proxy = new(pg.Host!, pg.Port);
            return With(settings, new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Host = "127.0.0.1", Port = Proxy.Port });
        }
        var ms = new SqlConnectionStringBuilder(settings.ConnectionString);
        var address = ms.DataSource.Replace("tcp:", "", StringComparison.Ordinal).Split(',');
        Proxy = new(address[0], address.Length > 1 ? int.Parse(address[1], CultureInfo.InvariantCulture) : 1433);
        // What goes through the proxy has to be readable for it.
        return With(settings, new SqlConnectionStringBuilder(settings.ConnectionString)
        {
            DataSource = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1,{Proxy.Port}"),
            Encrypt = SqlConnectionEncryptOption.Optional,
        });
    }

    private static DatabaseSettings With(DatabaseSettings settings, DbConnectionStringBuilder builder) => settings with { ConnectionString = builder.ToString() };
}
