using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Web.Play;

/// <summary>Plays a story step by step on a stage. It only speaks the public API; what it learns it keeps with the step, so that it can go on after a crash.</summary>
/// <param name="sample">The sample.</param>
/// <param name="stage">Where.</param>
/// <param name="script">How it is told this time.</param>
/// <param name="log">Where steps are told.</param>
public sealed class StoryPlayer(Sample sample, IStage stage, PlayScript script, PlayLog log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Plays the steps after <paramref name="done"/>.</summary>
    /// <param name="done">The last step that is over; 0 at the beginning.</param>
    /// <param name="variables">What the story has learnt; grows.</param>
    /// <param name="cancellation">Ends the playing between or within steps; it can be taken up again.</param>
    /// <exception cref="StoryFailedException">A step did not go as told; the message names it.</exception>
    public async Task PlayAsync(int done, StoryVariables variables, CancellationToken cancellation)
    {
        foreach (var step in sample.Story.Steps.Skip(done).Where(s => !(script.Compressed && s.OnlyFull)))
        {
            try
            {
                await PlayAsync(step, variables, cancellation);
            }
            catch (Exception e) when (e is StoryFailedException or InvalidDataException)
            {
                throw new StoryFailedException(log.Failed(step, e.Message), e);
            }
            Failpoints.Hit("play.step");
            await stage.KeepAsync(step.No, variables.Values, cancellation);
        }
    }

    /// <summary>What a story knows when it begins.</summary>
    public static StoryVariables Begin(Sample sample, StoryWindow window) => new(new JsonObject
    {
        ["window"] = JsonSerializer.SerializeToNode(window, CoreJson.Options),
        ["customers"] = sample.Count,
        ["sms"] = sample.AccountsOn(NoticeChannel.Sms).Count(),
        ["push"] = sample.AccountsOn(NoticeChannel.Push).Count(),
        ["failed"] = new JsonArray([.. sample.Failed.Select(a => JsonValue.Create(a))]),
        ["failedCount"] = sample.Failed.Count,
    });

    private async Task PlayAsync(StoryStep step, StoryVariables variables, CancellationToken cancellation)
    {
        if (MomentOf(step) is { } moment && moment > stage.Now) await stage.ReachAsync(moment, cancellation);
        log.Begin(step, stage.Now, variables);
        if (step.Settle) await new BatchWatch(stage, UserName(step), variables).SettleAsync(cancellation);
        foreach (var turn in StoryRequest.Turns(step, sample, variables, script.KeyPrefix, script.Compressed))
        {
            var ready = step.Call!.File is { } file ? turn with { Variables = turn.Variables.With(("upload", await new FileSending(sample, stage, UserName(step)).SendAsync(file, turn, cancellation))) } : turn;
            await SendAsync(step, StoryRequest.Of(step.Call, sample, ready), variables, cancellation);
        }
        log.Done();
    }

    private async Task SendAsync(StoryStep step, StoryRequest request, StoryVariables variables, CancellationToken cancellation)
    {
        var call = step.Call!;
        for (var since = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Pause, TimeProvider.System, cancellation))
        {
            var answer = await stage.SendAsync(UserName(step), request, cancellation);
            if (Difference(call, request, answer, variables) is not { } difference)
            {
                Save(call, request, answer, variables);
                return;
            }
            if (!call.Until || TimeProvider.System.GetElapsedTime(since) > Patience) throw new StoryFailedException(difference);
        }
    }

    private static string? Difference(StoryCall call, StoryRequest request, StageAnswer answer, StoryVariables variables) =>
        answer.Status != call.Status ? $"{request.Method} {request.Path} → {answer.Status}, expected {call.Status}: {Text(answer)}"
            : call.Expect is not null && JsonExpectation.Difference(variables.Fill(call.Expect), answer.Body) is { } difference ? $"{request.Method} {request.Path} → {difference}" : null;

    private static void Save(StoryCall call, StoryRequest request, StageAnswer answer, StoryVariables variables)
    {
        foreach (var (name, path) in call.Save ?? new Dictionary<string, string>())
            variables[name] = (path == "@etag" ? answer.ETag : JsonPick.At(answer.Body, path))
                ?? throw new StoryFailedException($"{request.Method} {request.Path} → no {path} in {Text(answer)}");
    }

    private static string Text(StageAnswer answer) => answer.Body?.ToJsonString(PlayLog.Readable) ?? "";

    private string UserName(StoryStep step) => sample.Story.Actors[step.Actor!];

    private DateTimeOffset? MomentOf(StoryStep step) => script.Compressed
        ? step.Compressed is { } minutes ? Local(script.Window.Start).AddMinutes(minutes) : null
        : step.At is { } at ? Local(at) : null;

    private DateTimeOffset Local(string time) => LocalMoment.Of(time, script.Window.TimeZone);
}

/// <summary>How a story is told this time.</summary>
/// <param name="Window">The launch's window.</param>
/// <param name="KeyPrefix">Begins the ids of its commands.</param>
/// <param name="Compressed">Whether it runs on the machine's clock, in minutes instead of days.</param>
public sealed record PlayScript(StoryWindow Window, string KeyPrefix, bool Compressed)
{
    /// <summary>A story as it is written, on a clock of its own.</summary>
    public static PlayScript Full(Story story) => new(story.Window, "play", Compressed: false);

    /// <summary>A story in minutes, beginning now. Its keys hold the moment, since an earlier playing may have left its own on the server.</summary>
    public static PlayScript InMinutes(Story story, DateTimeOffset now)
    {
        var compressed = story.Compressed ?? throw new InvalidDataException("This story cannot be played in minutes: days that it needs are owed. Play it on a server of its own.");
        var start = now.InZone(LocalTimes.Zone(story.Window.TimeZone)).AddMinutes(compressed.StartsInMinutes);
        var window = new StoryWindow(LocalMoment.Write(start), LocalMoment.Write(start.AddMinutes(compressed.LengthMinutes)), story.Window.TimeZone);
        return new(window, $"play-{now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}", Compressed: true);
    }
}

/// <summary>Local moments of a story.</summary>
public static class LocalMoment
{
    /// <summary>The instant of a local time.</summary>
    public static DateTimeOffset Of(string local, string zone) => LocalTimes.ResolveLeniently(
        DateTime.ParseExact(local, LocalTimes.Format, CultureInfo.InvariantCulture), LocalTimes.Zone(zone));

    /// <summary>A local time as it is written, cut to the minute.</summary>
    public static string Write(DateTime local) => local.ToString(LocalTimes.Format, CultureInfo.InvariantCulture);
}
