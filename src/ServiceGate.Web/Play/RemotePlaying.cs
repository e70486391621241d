using System.Diagnostics;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Play;

/// <summary>Plays a story in minutes on a demonstration that runs somewhere else.</summary>
/// <param name="sample">The sample.</param>
/// <param name="server">The server's address.</param>
/// <param name="tokens">Tokens by sign-in name.</param>
/// <param name="log">Where it is told.</param>
internal sealed class RemotePlaying(Sample sample, Uri server, IReadOnlyDictionary<string, string> tokens, PlayLog log)
{
    /// <summary>Plays.</summary>
    /// <returns>0 when the launch stands where the story leaves it and as many notices were accepted as must be; 3 when the server is no demonstration; otherwise 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        await using var stage = new RemoteServer(server, tokens);
        try
        {
            if (!await stage.IsDemoAsync(cancellation))
            {
                log.Say("play.no-demo", ("url", server));
                return 3;
            }
        }
        catch (StoryFailedException e)
        {
            log.Failure(e.Message);
            return 3;
        }
        log.Start(server.AbsoluteUri, sample.Count);
        var script = PlayScript.InMinutes(sample.Story, stage.Now);
        var variables = StoryPlayer.Begin(sample, script.Window);
        var told = await ToldAsync(stage, script, variables, cancellation);
        var summary = await SummaryAsync(stage, variables, Stopwatch.GetElapsedTime(began), cancellation);
        if (told && !summary.IsAsTold) log.Say("play.not-as-told");
        log.Summary(summary);
        return told && summary.IsAsTold ? 0 : 1;
    }

    private async Task<bool> ToldAsync(RemoteServer stage, PlayScript script, StoryVariables variables, CancellationToken cancellation)
    {
        try
        {
            await new StoryPlayer(sample, stage, script, log).PlayAsync(0, variables, cancellation);
            return true;
        }
        catch (StoryFailedException e)
        {
            log.Failure(e.Message);
            return false;
        }
    }

    private async Task<PlaySummary> SummaryAsync(RemoteServer stage, StoryVariables variables, TimeSpan took, CancellationToken cancellation)
    {
        var launch = (string?)variables.Values["launch"];
        var userName = sample.Story.Actors.Values.First();
        var answer = launch is null ? null : await stage.SendAsync(userName, new(null, HttpMethod.Get, $"/launches/{launch}"), cancellation);
        var accepted = launch is null ? 0 : await stage.AcceptedAsync(userName, launch, cancellation);
        return new(
            launch, (string?)answer?.Body?["status"], (string?)answer?.Body?["result"], stage.LastStep, sample.Story.Steps.Count, sample.Count, accepted,
            LedgerCheck.CountExpected(sample), null, null, null, null, sample.Failed.Count, Math.Round(took.TotalSeconds, 1), null)
        { Ends = sample.Story.Ends.Code() };
    }
}
