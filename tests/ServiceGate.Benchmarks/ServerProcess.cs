using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ServiceGate.Benchmarks;

/// <summary>A published server in a process of its own. Disposing it asks it to stop and waits.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<(string Words, TaskCompletionSource Heard)> _awaited = [];
    private readonly List<string> _said = [];

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts one on a free port, serving the demonstration.</summary>
    /// <param name="published">The published folder.</param>
    /// <param name="data">Where its database lies.</param>
    public static ServerProcess Start(string published, string data) =>
        Start(published, data, ["--demo", "--database", Path.Combine(data, "demo.db")], new Dictionary<string, string>());

    /// <summary>Starts one on a free port.</summary>
    /// <param name="published">The published folder.</param>
    /// <param name="data">Its working folder.</param>
    /// <param name="options">What is added to its command line.</param>
    /// <param name="settings">What is added to its environment.</param>
    public static ServerProcess Start(string published, string data, IEnumerable<string> options, IReadOnlyDictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var program = Path.Combine(published, "ServiceGate.Web");
        string[] command = File.Exists(program) ? [program] : ["dotnet", program + ".dll"];
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), "serve", .. options, "--urls", address.ToString()])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = data,
        };
        // Programs of before do not know it and pass it over.
        start.Environment["Keys__AllowUnencrypted"] = "true";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var server = new ServerProcess(Process.Start(start)!, address);
        server._process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server._process.BeginOutputReadLine();
        return server;
    }

    /// <summary>Processor time that the process has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Waits until the sign-in page is answered.</summary>
    /// <returns>Milliseconds since the start of the process.</returns>
    public async Task<double> FirstPageAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (!_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync("/sign-in", cancellation);
                if (answer.StatusCode == HttpStatusCode.OK) return Stopwatch.GetElapsedTime(_started).TotalMilliseconds;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellation);
        }
        throw new InvalidOperationException($"The server ended with {_process.ExitCode}.");
    }

    /// <summary>Waits until it has written a line with some words.</summary>
    public Task SaidAsync(string words, CancellationToken cancellation)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_said)
        {
            if (_said.Any(line => line.Contains(words, StringComparison.Ordinal))) return Task.CompletedTask;
            _awaited.Add((words, heard));
        }
        return heard.Task.WaitAsync(cancellation);
    }

    /// <summary>A figure of the kernel about the process' memory (<c>VmRSS</c>: resident now, <c>VmHWM</c>: at its most), in megabytes.</summary>
    public double Memory(string figure)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith(figure + ":", StringComparison.Ordinal));
        return Math.Round(double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024, 1);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said)
        {
            _said.Add(line);
            foreach (var (words, heard) in _awaited)
                if (line.Contains(words, StringComparison.Ordinal)) heard.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
