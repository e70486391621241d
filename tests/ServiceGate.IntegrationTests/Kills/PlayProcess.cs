using System.Diagnostics;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>The real executable, playing the sample in a process of its own.</summary>
internal static class PlayProcess
{
    /// <summary>Exit code of a process that <c>kill -9</c> ended, as .NET reports it on Linux.</summary>
    public const int Killed = 137;

    public const int Customers = 2000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs <c>play</c> until it ends or dies.</summary>
    /// <param name="database">The database file.</param>
    /// <param name="sink">Where notices go; null: a pickup folder.</param>
    /// <param name="resume">Whether it goes on with what is there.</param>
    /// <param name="failpoint">Where it dies; null: nowhere.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(string database, Uri? sink, bool resume, string? failpoint)
    {
        using var process = Process.Start(StartInfo(database, sink, resume, failpoint))!;
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
        return (process.ExitCode, await output + await error);
    }

    private static ProcessStartInfo StartInfo(string database, Uri? sink, bool resume, string? failpoint)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "ServiceGate.Web.dll"), "play", Path.Combine(AppContext.BaseDirectory, "samples", "tv-user-migration"),
            "--database", database, "--customers", Customers.ToString(System.Globalization.CultureInfo.InvariantCulture), "--language", "en",
            .. sink is null ? Array.Empty<string>() : ["--sink", sink.AbsoluteUri],
            .. resume ? ["--resume"] : Array.Empty<string>(),
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["SERVICEGATE_SINK_SECRET"] = GatewaySink.Secret;
        if (failpoint is not null) start.Environment["SERVICEGATE_FAILPOINT"] = failpoint;
        return start;
    }
}
