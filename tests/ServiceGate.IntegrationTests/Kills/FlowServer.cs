using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>The real server in a process of its own, whose reviewer signs what is owed. It never ends but by being killed.</summary>
internal sealed class FlowServer : IAsyncDisposable
{
    private const int Callers = 4;

    private readonly FlowInstallation _installation;
    private readonly Process _process;
    private readonly HttpClient _http = new();
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FlowServer(FlowInstallation installation, Process process) => (_installation, _process) = (installation, process);

    /// <summary>Starts one.</summary>
    /// <param name="installation">What it runs on.</param>
    /// <param name="failpoint">Where it dies; null: nowhere by itself.</param>
    public static FlowServer Start(FlowInstallation installation, string? failpoint)
    {
        var start = new ProcessStartInfo("dotnet", [installation.Program, "serve", "--database", installation.DatabaseFile, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["Keys__AllowUnencrypted"] = "true";
        if (failpoint is not null) start.Environment["SERVICEGATE_FAILPOINT"] = failpoint;
        var server = new FlowServer(installation, Process.Start(start)!);
        server._process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server._process.BeginOutputReadLine();
        return server;
    }

    /// <summary>Signs what is owed and waits for the timers that are due, until nothing is left, the process has died, or enough was signed.</summary>
    /// <param name="acknowledged">Takes up what the server has answered to be signed.</param>
    /// <param name="most">How many signatures are enough: then it is killed with the next ones on their way.</param>
    public async Task WorkAsync(ICollection<(string Launch, string Step)> acknowledged, int most = int.MaxValue)
    {
        if (await _address.Task is not { } address) return;
        var enough = acknowledged.Count + Math.Min(most, 1_000_000);
        while (!_process.HasExited && acknowledged.Count < enough)
        {
            var owed = await _installation.OwedAsync();
            if (owed.Count == 0 && await _installation.DueTimersAsync() == 0) return;
            await Task.WhenAll(owed.Chunk((owed.Count / Callers) + 1).Select(part => SignAsync(address, part, acknowledged, enough)));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    /// <summary>Kills it, if it has not died.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Waits until it has died by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> DeathAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private async Task SignAsync(Uri address, IEnumerable<(string Launch, string Step)> owed, ICollection<(string Launch, string Step)> acknowledged, int enough)
    {
        foreach (var (launch, step) in owed)
        {
            if (acknowledged.Count >= enough) return;
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/api/v1/launches/{launch}/steps/{step}/decision"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _installation.Token);
            request.Headers.TryAddWithoutValidation("If-Match", "\"c1\"");
            // The same signature has the same key, so that one whose answer was lost is settled by asking again.
            request.Headers.Add("Idempotency-Key", $"{launch}-{step}");
            request.Content = new StringContent("""{ "decision": "approve" }""", Encoding.UTF8, "application/json");
            try
            {
                using var response = await _http.SendAsync(request);
                Assert.That(response.IsSuccessStatusCode, Is.True, await response.Content.ReadAsStringAsync());
                lock (acknowledged) acknowledged.Add((launch, step));
            }
            catch (HttpRequestException)
            {
                // It was killed.
                return;
            }
        }
    }

    private void Hear(string? line)
    {
        if (line is null) _address.TrySetResult(null);
        else if (line.StartsWith("ServiceGate ", StringComparison.Ordinal) && Uri.TryCreate(line.Split(' ')[^1], UriKind.Absolute, out var address))
            _address.TrySetResult(address);
    }
}
