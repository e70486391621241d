using System.Diagnostics;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>The real executable in a process of its own.</summary>
internal static class Executable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs it until it ends or dies. One that does not end in three minutes is killed.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">What is added to its environment.</param>
    /// <returns>The exit code, and what it printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (exit, output, error) = await RunApartAsync(arguments, environment);
        return (exit, output + error);
    }

    /// <summary>Runs it likewise, with what it printed on standard output and on standard error apart.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunApartAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ServiceGate.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
        return (process.ExitCode, await output, await error);
    }
}
