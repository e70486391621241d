using System.Diagnostics;
using System.Text.Json.Nodes;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Opening;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.Web.Play;

/// <summary>Plays a story on a server of its own and checks the ledger afterwards with SQL of its own.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="log">Where it is told.</param>
internal sealed class OwnPlaying(PlayOptions options, PlayLog log)
{
    private bool _began;

    /// <summary>Plays.</summary>
    /// <returns>0 when the launch stands where the story leaves it and the ledger is as it must be; otherwise 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var temporary = options.Database is null ? Directory.CreateTempSubdirectory("servicegate-play-").FullName : null;
        var database = options.Database ?? new DatabaseSettings { Path = Path.Combine(temporary!, "play.db") };
        var asTold = false;
        try
        {
            asTold = await PlayAsync(database, cancellation);
        }
        finally
        {
            if (_began && !asTold) log.Say("play.kept", ("database", database.Name), ("options", database.IsShared ? "--server" : $"--database {database.Name}"));
            else if (temporary is not null) Directory.Delete(temporary, recursive: true);
        }
        return asTold ? 0 : 1;
    }

    private async Task<bool> PlayAsync(DatabaseSettings database, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        await using var server = await OwnServer.StartAsync(Settings(database), options.Sample, options.Resume, cancellation);
        _began = true;
        log.Start(database.Name, options.Sample.Count);
        if (options.Resume) log.Say("play.resumed", ("step", server.State.Step));
        var failed = !await ToldAsync(server, cancellation);
        var summary = await SummaryAsync(server, database, Stopwatch.GetElapsedTime(began), cancellation);
        if (!failed && !summary.IsAsTold) log.Say("play.not-as-told");
        log.Summary(summary);
        return !failed && summary.IsAsTold;
    }

    private async Task<bool> ToldAsync(OwnServer server, CancellationToken cancellation)
    {
        try
        {
            var variables = new StoryVariables(JsonNode.Parse(server.State.Variables)!.AsObject());
            await new StoryPlayer(options.Sample, server, PlayScript.Full(options.Sample.Story), log).PlayAsync(server.State.Step, variables, cancellation);
            return true;
        }
        catch (StoryFailedException e)
        {
            log.Failure(e.Message);
            return false;
        }
    }

    private async Task<PlaySummary> SummaryAsync(OwnServer server, DatabaseSettings database, TimeSpan took, CancellationToken cancellation)
    {
        var launch = (string?)JsonNode.Parse(server.State.Variables)!["launch"];
        var ledger = await LedgerCheck.ReadAsync(database, launch ?? "", options.Sample, cancellation);
        return new(
            launch, ledger.Status, ledger.Result, server.State.Step, options.Sample.Story.Steps.Count, options.Sample.Count, ledger.Rows, ledger.Expected,
            ledger.Duplicates, ledger.Missing, ledger.Unexpected, ledger.NotAccepted, options.Sample.Failed.Count, Math.Round(took.TotalSeconds, 1), database.Name)
        { Ends = options.Sample.Story.Ends.Code() };
    }

    private ServerSettings Settings(DatabaseSettings database)
    {
        var overrides = new Dictionary<string, string?>
        {
            ["Delivery:PickupFolder"] = Path.Combine(database.IsShared ? "data" : Path.GetDirectoryName(database.Path)!, "pickup"),
            // Nobody signs in to a server that lives as long as its story: how its session keys are kept is no matter.
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager"] = "Error",
        };
        foreach (var channel in options.Sink is null ? [] : new[] { "Sms", "Push" })
        {
            overrides[$"Delivery:{channel}:Kind"] = "http";
            overrides[$"Delivery:{channel}:Url"] = options.Sink!.AbsoluteUri;
            overrides[$"Delivery:{channel}:Secret"] = options.SinkSecret;
            overrides[$"Delivery:{channel}:Deduplicates"] = "true";
        }
        return new()
        {
            Database = database,
            Urls = "http://127.0.0.1:0",
            Quiet = true,
            ClockStart = LocalMoment.Of(options.Sample.Story.Clock, options.Sample.Story.Window.TimeZone),
            Definitions = options.Sample.Story.Definitions ?? new Dictionary<string, int>(),
            Overrides = overrides,
        };
    }
}
