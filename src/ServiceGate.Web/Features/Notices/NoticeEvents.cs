using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Shell.Components;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Live;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Notices;

/// <summary>Progress of a launch's batches, live.</summary>
/// <param name="sessions">Opens readings.</param>
/// <param name="clock">Business time.</param>
internal sealed class NoticeEvents(ISessionFactory sessions, BusinessClock clock)
    : LaunchEvents<IReadOnlyList<Batch>>(sessions, clock, (session, launch) => session.Notices.BatchesAsync(launch))
{
    /// <summary>Maps <c>GET /launches/{number}/notices/events</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/{number}/notices/events", (
        string number, HttpContext request, NoticeEvents events, LaunchReader reader, LiveStreams streams, Texts texts) => events.AnswerAsync(number, request, reader, streams, texts));

    private protected override Dictionary<string, object> Values(IReadOnlyList<Batch> seen, Texts texts)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var batch in seen)
        {
            var state = LaunchStates.Of(batch.Status).Word();
            values[$"batch-{batch.Id}"] = new { value = batch.Accepted + batch.Failed, max = Math.Max(batch.Planned, 1), state };
            values[$"batch-{batch.Id}-accepted"] = texts.Number(batch.Accepted);
            values[$"batch-{batch.Id}-status"] = new { text = BatchWords.Status(batch, texts), state };
        }
        return values;
    }
}
