using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceGate.Web.Play;

/// <summary>Waits until no batch of the launch that is due is unfinished.</summary>
/// <param name="stage">The stage.</param>
/// <param name="userName">Who looks.</param>
/// <param name="variables">Knows the launch.</param>
internal sealed class BatchWatch(IStage stage, string userName, StoryVariables variables)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits.</summary>
    /// <exception cref="StoryFailedException">Nothing moved for two minutes.</exception>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        var (last, since) = ("", TimeProvider.System.GetTimestamp());
        while (true)
        {
            var open = await OpenAsync(cancellation);
            if (open.Count == 0) return;
            var now = string.Join("; ", open.Select(Describe));
            if (now != last) (last, since) = (now, TimeProvider.System.GetTimestamp());
            else if (TimeProvider.System.GetElapsedTime(since) > Patience) throw new StoryFailedException($"Nothing moves: {now}");
            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }
    }

    private async Task<List<JsonObject>> OpenAsync(CancellationToken cancellation)
    {
        var answer = await stage.SendAsync(userName, new(null, HttpMethod.Get, variables.Fill("/launches/${launch}/batches")), cancellation);
        if (answer.Status != 200) throw new StoryFailedException($"batches → {answer.Status} {answer.Body}");
        return [.. ((JsonArray)answer.Body!["items"]!).OfType<JsonObject>().Where(IsOpen)];
    }

    private bool IsOpen(JsonObject batch) =>
        (string?)batch["status"] is "planned" or "running" or "paused"
        && DateTimeOffset.Parse((string)batch["dueAt"]!, CultureInfo.InvariantCulture) <= stage.Now;

    private static string Describe(JsonObject batch) =>
        $"{batch["step"]}/{batch["channel"]} {batch["status"]} {batch["accepted"]}/{batch["planned"]}";
}
