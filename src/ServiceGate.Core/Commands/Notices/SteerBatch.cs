using System.Text.Json.Serialization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>What somebody does with a batch.</summary>
public enum BatchAction
{
    /// <summary>Holds it: no further chunk is claimed (暂停).</summary>
    [JsonStringEnumMemberName("pause")] Pause,

    /// <summary>Lets it go on (继续发送).</summary>
    [JsonStringEnumMemberName("resume")] Resume,

    /// <summary>Ends it for good; what was not sent stays unsent (终止).</summary>
    [JsonStringEnumMemberName("stop")] Stop,

    /// <summary>Sends the chunks again of which it is not known whether they went out.</summary>
    [JsonStringEnumMemberName("resend")] Resend,

    /// <summary>Tells those customers of an ended batch who were not told: refused, stopped, too late (补发).</summary>
    [JsonStringEnumMemberName("again")] Again,

    /// <summary>Takes back what somebody's act would send, before it goes (撤回). The act itself stands.</summary>
    [JsonStringEnumMemberName("take-back")] TakeBack,
}

/// <summary>Pauses, resumes or stops a batch, or sends again what is in doubt.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Action">Code of the action.</param>
/// <param name="Reason">Why, at most 500 characters; required to stop.</param>
[CommandName("SteerBatch"), Members("launch", "batch", "action", "reason")]
public sealed record SteerBatch(string Launch, long Batch, string? Action, string? Reason = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Optional(Reason, "reason", 500)
            .That(CoreJson.TryParseCode<BatchAction>(Action, out var action), "batch.action-unknown", "action", ("action", Action ?? ""))
            .That(action is not BatchAction.Stop || !string.IsNullOrWhiteSpace(Reason), "text.required", "reason");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (await desk.Session.Notices.FindBatchAsync(Batch) is not { } batch || batch.LaunchId != desk.Launch.Id)
            return Refused.NotFound("batch.unknown", "batch");
        if (!Allowed(action, batch, desk.Now)) return Refused.Conflict("batch.not-now", null, ("action", action.Code()), ("status", batch.Status.Code()));
        if (action is BatchAction.Again && await WhyNotAgainAsync(desk, batch) is { } refused) return refused;
        await DoAsync(desk, batch, action);
        desk.Audit($"batch.{action.Code()}", new { batch = batch.Id, reason = Reason });
        return Nothing.Value;
    }

    private static bool Allowed(BatchAction action, Batch batch, DateTimeOffset now) => action switch
    {
        BatchAction.TakeBack => BatchRules.CanBeTakenBack(batch, now),
        BatchAction.Pause => batch.Status is BatchStatus.Running,
        BatchAction.Resume => batch.Status is BatchStatus.Paused,
        BatchAction.Stop => batch.Status is BatchStatus.Planned or BatchStatus.Running or BatchStatus.Paused,
        BatchAction.Again => batch.Status is BatchStatus.Done or BatchStatus.Expired or BatchStatus.Stopped && batch.Accepted < batch.Planned,
        _ => batch.Status is BatchStatus.Running or BatchStatus.Paused,
    };

    /// <summary>A second try is made once at a time, of a step that the plan still has, and of an announcement only before the window it speaks of, of an outreach only within it.</summary>
    private static async Task<Refused?> WhyNotAgainAsync(LaunchContext desk, Batch batch)
    {
        var facts = await desk.FactsAsync();
        if (!facts.Items.Any(i => i.Section is Section.Notices && i.Key == batch.Step)) return Refused.Conflict("batch.step-gone", "batch", ("step", batch.Step));
        if (facts.Batches.Any(b => b.Step == batch.Step && b.Channel == batch.Channel && b.Segment == batch.Segment && !b.HasEnded)) return Refused.Conflict("batch.under-way", "batch", ("step", batch.Step));
        if (batch.Purpose is NoticePurpose.Outreach && (desk.Now >= desk.Launch.Window.End || desk.Launch.Result is not null))
            return Refused.Conflict("batch.window-over", "batch", ("step", batch.Step));
        return batch.Purpose is NoticePurpose.Announcement && (desk.Now >= desk.Launch.Window.Start || desk.Launch.Result is not null)
            ? Refused.Conflict("batch.window-begun", "batch", ("step", batch.Step))
            : null;
    }

    private async Task DoAsync(LaunchContext desk, Batch batch, BatchAction action)
    {
        switch (action)
        {
            case BatchAction.Resend:
                await desk.Session.Notices.ResendInDoubtAsync(batch.Id);
                break;
            case BatchAction.Again:
                await BatchPlanning.SendAgainAsync(desk, await desk.FactsAsync(), batch);
                break;
            case BatchAction.TakeBack:
                await BatchEnding.EndAsync(desk, batch, BatchStatus.Stopped, BatchEndCause.Stopped, Reason);
                break;
            case BatchAction.Stop:
                if (batch.Status is not BatchStatus.Planned)
                    await desk.Session.Notices.EndChunksAsync(batch, ChunkStatus.Expired, desk.Now, desk.Launch.AudienceId!.Value);
                await BatchEnding.EndAsync(desk, batch, BatchStatus.Stopped, BatchEndCause.Stopped, Reason);
                break;
            default:
                var status = action is BatchAction.Pause ? BatchStatus.Paused : BatchStatus.Running;
                if (!await desk.Session.Notices.UpdateAsync(batch with { Status = status }, batch.Status)) throw new ConcurrentChangeException();
                break;
        }
    }
}
