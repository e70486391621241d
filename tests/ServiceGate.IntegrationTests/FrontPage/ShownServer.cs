using System.Diagnostics;

namespace ServiceGate.IntegrationTests.FrontPage;

/// <summary>The program as a command of the front page starts it, in an empty folder; only the port is a free one.</summary>
internal sealed class ShownServer : IDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private ShownServer(Process process, DirectoryInfo folder) => (_process, _folder) = (process, folder);

    /// <summary>The folder in which it was started.</summary>
    internal string Folder => _folder.FullName;

    internal static ShownServer Start(IEnumerable<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-shown-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ServiceGate.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        start.Environment["Urls"] = "http://127.0.0.1:0";
        return new(Process.Start(start)!, folder);
    }

    /// <summary>Where it listens, as it says itself.</summary>
    internal async Task<Uri> AddressAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("ServiceGate ", StringComparison.Ordinal) && Uri.TryCreate(line.Split(' ')[^1], UriKind.Absolute, out var address))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return address;
            }
        throw new InvalidOperationException($"It ended with exit code {_process.ExitCode} before it listened.");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
