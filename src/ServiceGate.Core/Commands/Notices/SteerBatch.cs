using System.Text.Json.Serialization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

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
        if (!Allowed(action, batch.Status)) return Refused.Conflict("batch.not-now", null, ("action", action.Code()), ("status", batch.Status.Code()));
        await DoAsync(desk, batch, action);
        desk.Audit($"batch.{action.Code()}", new { batch = batch.Id, reason = Reason });
        return Nothing.Value;
    }

    private static bool Allowed(BatchAction action, BatchStatus status) => action switch
    {
        BatchAction.Pause => status is BatchStatus.Running,
        BatchAction.Resume => status is BatchStatus.Paused,
        BatchAction.Stop => status is BatchStatus.Planned or BatchStatus.Running or BatchStatus.Paused,
        _ => status is BatchStatus.Running or BatchStatus.Paused,
    };

    private static async Task DoAsync(LaunchContext desk, Batch batch, BatchAction action)
    {
        switch (action)
        {
            case BatchAction.Resend:
                await desk.Session.Notices.ResendInDoubtAsync(batch.Id);
                break;
            case BatchAction.Stop:
                if (batch.Status is not BatchStatus.Planned)
                    await desk.Session.Notices.EndChunksAsync(batch, ChunkStatus.Expired, desk.Now, desk.Launch.AudienceId!.Value);
                await BatchPlanning.EndAsync(desk, batch, BatchStatus.Stopped);
                break;
            default:
                var status = action is BatchAction.Pause ? BatchStatus.Paused : BatchStatus.Running;
                if (!await desk.Session.Notices.UpdateAsync(batch with { Status = status }, batch.Status)) throw new ConcurrentChangeException();
                break;
        }
    }
}
