using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using ServiceGate.Data.Opening;

namespace ServiceGate.IntegrationTests.Servers;

/// <summary>
/// A PostgreSQL server of the tests' own, on loopback, with a free port and an empty folder; gone with the test process, however that ends. The default
/// collation is a linguistic one, so that a column that forgot its own is noticed. <c>SERVICEGATE_TEST_POSTGRESQL</c> names another server instead.
/// </summary>
public sealed class PostgreSqlServer : IDisposable
{
    private const string Variable = "SERVICEGATE_TEST_POSTGRESQL";
    private static readonly Lazy<PostgreSqlServer?> Shared = new(() => Find() is { } binaries ? new(binaries) : null);
    private static int _databases;

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private PostgreSqlServer(string binaries)
    {
        _folder = Directory.CreateTempSubdirectory("sg-pg-");
        Port = FreePort();
        var data = Path.Combine(_folder.FullName, "data");
        if (IsRoot) Run("chown", "postgres:postgres", _folder.FullName);
        Run([.. AsUser, Path.Combine(binaries, "initdb"), "-D", data, "-U", "tests", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=und", "--no-sync"]);
        _process = Start(binaries, data);
        WaitUntilItAnswers();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>How a database of the server is reached; null when there is no server.</summary>
    public static string? ConnectionString(string database) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? new NpgsqlConnectionStringBuilder(given) { Database = database }.ToString()
        : Shared.Value?.To(database);

    /// <summary>Why there is none; null when there is one.</summary>
    public static string? Missing => ConnectionString("postgres") is null ? "PostgreSQL is not installed (Debian: postgresql)." : null;

    /// <summary>The file to which the server writes what it does; null when it is another's.</summary>
    internal static string? Log => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } ? null : Path.Combine(Shared.Value!._folder.FullName, "log");

    /// <summary>Has the server write down every statement that it executes in a database, on connections that are opened from now on.</summary>
    internal static Task LogStatementsAsync(string database) => ExecuteAsync($"ALTER DATABASE {database} SET log_statement = 'all'");

    /// <summary>Settings of a new empty database.</summary>
    public static async Task<DatabaseSettings> NewDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new() { Provider = DatabaseProvider.PostgreSql, ConnectionString = ConnectionString(name), StartWait = TimeSpan.Zero };
    }

    /// <summary>Removes a database, also while somebody is connected to it.</summary>
    public static Task DropAsync(DatabaseSettings settings) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(settings.ConnectionString).Database} WITH (FORCE)");

    /// <summary>Ends the server that the tests share.</summary>
    public static void End()
    {
        if (Shared.IsValueCreated) Shared.Value?.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(10_000)) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    // The server refuses to run as root.
    private static string[] AsUser => IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private string To(string database) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = Port, Username = "tests", Database = database, IncludeErrorDetail = true }.ToString();

    private static string? Find()
    {
        var root = new DirectoryInfo("/usr/lib/postgresql");
        if (!root.Exists) return null;
        return root.GetDirectories().OrderByDescending(d => int.TryParse(d.Name, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(d => Path.Combine(d.FullName, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));
    }

    // The shell waits for its input to end, which it does with this process, and then ends the server.
    private Process Start(string binaries, string data)
    {
        var server = string.Join(' ', (string[])
        [
            .. AsUser, Path.Combine(binaries, "postgres"), "-D", data, "-k", _folder.FullName, "-c", "listen_addresses=127.0.0.1", "-c",
            string.Create(CultureInfo.InvariantCulture, $"port={Port}"), "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=300", "-c", "shared_buffers=256MB",
            "-c", "log_destination=stderr", "-c", "log_line_prefix=%d:%p:",
        ]);
        var info = new ProcessStartInfo("/bin/bash") { RedirectStandardInput = true, WorkingDirectory = "/" };
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add($"{server} >{_folder.FullName}/log 2>&1 & pid=$!; cat >/dev/null; kill -QUIT $pid; wait $pid");
        return Process.Start(info)!;
    }

    private void WaitUntilItAnswers()
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (started.Elapsed < TimeSpan.FromSeconds(30))
            {
                Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System).GetAwaiter().GetResult();
            }
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }

    private static void Run(params string[] words)
    {
        var info = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        using var process = Process.Start(info)!;
        var said = new StringBuilder();
        process.OutputDataReceived += (_, e) => said.AppendLine(e.Data);
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', words)}: {errors}{said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
