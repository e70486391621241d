using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ServiceGate.Data.Opening;
using ServiceGate.IntegrationTests.Kills;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>One life of a node: the real server in a process of its own. It never ends but by being killed.</summary>
internal sealed class ServerNode : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _said = new();

    private ServerNode(Process process, string name, string life) => (_process, Name, Life) = (process, name, life);

    /// <summary>The node's name, the same in all its lives.</summary>
    public string Name { get; }

    /// <summary>Name of this life; its database connections carry it.</summary>
    public string Life { get; }

    /// <summary>The process' id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What it wrote, warnings and errors among it.</summary>
    public IEnumerable<string> Said => _said;

    /// <summary>Where it listens; null when it ended without listening.</summary>
    public Task<Uri?> Address => _address.Task;

    /// <summary>Starts a life.</summary>
    /// <param name="installation">What it runs on.</param>
    /// <param name="sink">Where notices go.</param>
    /// <param name="number">Number of the node.</param>
    /// <param name="life">Number of its life.</param>
    /// <param name="failpoint">Where it dies by itself; null: nowhere.</param>
    public static ServerNode Start(ClusterInstallation installation, Uri sink, int number, int life, string? failpoint)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"node-{number}");
        var lifeName = string.Create(CultureInfo.InvariantCulture, $"{name}.{life}");
        var start = new ProcessStartInfo("dotnet", [installation.Program, "serve"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = installation.Folder,
        };
        foreach (var (setting, value) in Settings(installation, sink, name, lifeName)) start.Environment[setting] = value;
        start.Environment["Keys__Secret"] = "a secret that all nodes of the test have in common";
        if (failpoint is not null) start.Environment["SERVICEGATE_FAILPOINT"] = failpoint;
        var node = new ServerNode(Process.Start(start)!, name, lifeName);
        node._process.OutputDataReceived += (_, line) => node.Hear(line.Data);
        node._process.BeginOutputReadLine();
        return node;
    }

    /// <summary>Kills it as <c>kill -9</c> does, and waits for its death.</summary>
    public Task KillAsync(PlainSql sql)
    {
        _process.Kill();
        return DeathAsync(sql);
    }

    /// <summary>Waits until neither the process nor the server's side of its connections is left.</summary>
    public async Task DeathAsync(PlainSql sql)
    {
        await GoneAsync();
        var patience = Stopwatch.StartNew();
        while (await sql.NumberAsync($"SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = '{Life}'") > 0)
        {
            Assert.That(patience.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "the database keeps the transactions of a dead node");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    /// <summary>Waits until the process is gone.</summary>
    public async Task GoneAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await _process.WaitForExitAsync(limit.Token);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static Dictionary<string, string> Settings(ClusterInstallation installation, Uri sink, string name, string life) => new()
    {
        ["Urls"] = "http://127.0.0.1:0",
        ["Node__Name"] = name,
        ["Database__Provider"] = nameof(DatabaseProvider.PostgreSql),
        ["Database__ConnectionString"] = new NpgsqlConnectionStringBuilder(installation.Database.ConnectionString) { ApplicationName = life }.ToString(),
        ["Logging__Console__FormatterName"] = "simple",
        ["Logging__Console__FormatterOptions__SingleLine"] = "true",
        ["DataFolder"] = installation.Folder,
        ["Workflow__Engine"] = installation.Engine,
        ["Delivery__Sms__Kind"] = "http",
        ["Delivery__Sms__Url"] = sink.AbsoluteUri,
        ["Delivery__Sms__Secret"] = GatewaySink.Secret,
        ["Delivery__Sms__Deduplicates"] = "true",
        ["Delivery__Sms__Parallel"] = ClusterPlan.Parallel.ToString(CultureInfo.InvariantCulture),
    };

    private void Hear(string? line)
    {
        if (line is null) _address.TrySetResult(null);
        else if (line.StartsWith("ServiceGate ", StringComparison.Ordinal) && Uri.TryCreate(line.Split(' ')[^1], UriKind.Absolute, out var address))
            _address.TrySetResult(address);
        else _said.Enqueue(line);
    }
}
