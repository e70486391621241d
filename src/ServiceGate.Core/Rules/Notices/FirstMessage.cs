using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>The first that customers of a launch were told, after which what was decided before is no longer undone by a word.</summary>
public static class FirstMessage
{
    /// <summary>
    /// The batch that began first of those that have handed something over, or may be doing so; null while no customer was told. A batch that came to nothing before it
    /// reached anybody is none.
    /// </summary>
    /// <param name="facts">The launch's facts.</param>
    public static Batch? Of(LaunchFacts facts) => facts.Batches.Where(HasSent).OrderBy(b => b.StartedAt).ThenBy(b => b.Id).FirstOrDefault();

    /// <summary>When it began, as its customers read hours: <c>2026-11-24 16:00</c>.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="facts">The launch's facts.</param>
    public static string When(Batch batch, LaunchFacts facts) =>
        (batch.StartedAt ?? batch.DueAt).InZone(facts.SegmentOf(batch.Segment).Window.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    // Refused by the gateway is handed over too: what became of it there is not ours to say.
    private static bool HasSent(Batch batch) =>
        batch.Accepted + batch.Failed + batch.InDoubt > 0 || (batch is { StartedAt: not null, Planned: > 0, Status: BatchStatus.Running or BatchStatus.Paused });
}
