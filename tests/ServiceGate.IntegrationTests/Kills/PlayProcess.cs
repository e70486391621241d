using System.Globalization;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>The executable, playing the sample.</summary>
internal static class PlayProcess
{
    /// <summary>Exit code of a process that <c>kill -9</c> ended, as .NET reports it on Linux.</summary>
    public const int Killed = 137;

    /// <summary>Runs <c>play</c> until it ends or dies.</summary>
    /// <param name="database">The database file.</param>
    /// <param name="customers">How many customers are played.</param>
    /// <param name="sink">Where notices go; null: a pickup folder.</param>
    /// <param name="resume">Whether it goes on with what is there.</param>
    /// <param name="failpoint">Where it dies; null: nowhere.</param>
    public static Task<(int ExitCode, string Output)> RunAsync(string database, int customers, Uri? sink, bool resume, string? failpoint)
    {
        string[] arguments =
        [
            "play", Path.Combine(AppContext.BaseDirectory, "samples", "tv-user-migration"),
            "--database", database, "--customers", customers.ToString(CultureInfo.InvariantCulture), "--language", "en",
            .. sink is null ? Array.Empty<string>() : ["--sink", sink.AbsoluteUri],
            .. resume ? ["--resume"] : Array.Empty<string>(),
        ];
        var environment = new Dictionary<string, string> { ["SERVICEGATE_SINK_SECRET"] = GatewaySink.Secret };
        if (failpoint is not null) environment["SERVICEGATE_FAILPOINT"] = failpoint;
        return Executable.RunAsync(arguments, environment);
    }
}
