using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>
/// What a command would send, before it is given: it is carried out, looked at and undone, so that number, texts and time are those that it would have. What follows from
/// the window and goes through a gate is left out, unless the command lets it go now.
/// </summary>
public static class SendPreview
{
    /// <summary>Looks.</summary>
    /// <param name="runner">Tries the command out.</param>
    /// <param name="command">The command.</param>
    /// <param name="personId">Who would give it.</param>
    /// <param name="commandId">Its id; of one that was carried out before nothing is ahead.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What it would send, or why it would be refused.</returns>
    public static async Task<Outcome<NoticesAhead>> OfAsync<T>(CommandRunner runner, LaunchCommand<T> command, long personId, string commandId, CancellationToken cancellation)
    {
        var seen = await runner.TryOutAsync(command, personId, commandId, (session, now) => LookAsync(session, command.Launch, now), cancellation);
        if (!seen.IsDone) return new Refused(seen.Refusal!.Value, seen.Violations);
        List<NoticeAhead> ahead = [.. seen.Value.After.Select(after => Ahead(after, seen.Value.Before.FirstOrDefault(b => b.Batch.Id == after.Batch.Id))).OfType<NoticeAhead>()];
        return new NoticesAhead(ahead, ContentHash.OfCanonical(CoreJson.Canonical(ahead.Select(a => a with { DueAt = DateTimeOffset.UnixEpoch }).ToList())));
    }

    private sealed record Going(Batch Batch, NoticeVersion Version, bool MayBegin);

    private static async Task<IReadOnlyList<Going>> LookAsync(ICommandSession session, string number, DateTimeOffset now)
    {
        if (await session.Launches.FindAsync(number ?? "") is not { } launch) return [];
        var gates = await session.Gates.GatesAsync(launch.Id);
        var going = new List<Going>();
        foreach (var batch in (await session.Notices.BatchesAsync(launch.Id)).Where(b => !b.HasEnded))
            going.Add(new(batch, (await session.Notices.FindVersionAsync(batch.VersionId))!, batch.Status is BatchStatus.Planned && BatchRules.TurnOf(batch, launch, gates, now) is BatchTurn.Start));
        return going;
    }

    private static NoticeAhead? Ahead(Going after, Going? before)
    {
        var batch = after.Batch;
        if (before?.Batch.InDoubt > batch.InDoubt) return Of(after, before.Batch.InDoubt - batch.InDoubt);
        if (batch.Status is not BatchStatus.Planned) return null;
        if (before is not null && after.MayBegin && !before.MayBegin) return Of(after, batch.Planned);
        if (batch.Again is null && batch.Purpose is NoticePurpose.Announcement or NoticePurpose.Overrun or NoticePurpose.Outreach) return null;
        return before is null || before.Batch.VersionId != batch.VersionId ? Of(after, batch.Planned) : null;
    }

    private static NoticeAhead Of(Going going, int customers) => new(
        going.Batch.Step, going.Batch.Purpose, going.Batch.Channel, customers, going.Batch.DueAt, going.Version.Text, going.Version.FailedText,
        going.Batch.Segment);
}
