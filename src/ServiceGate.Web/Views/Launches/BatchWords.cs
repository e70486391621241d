using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.Launches;

/// <summary>What becomes of batches, in words.</summary>
public static class BatchWords
{
    /// <summary>Where a batch stands: replaced by a newer notice is no expiry, and called off with the launch nobody's stop.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="texts">The language.</param>
    public static string Status(Batch batch, Texts texts) => texts.T(
        batch is { End: { Why: BatchEndCause.Replaced or BatchEndCause.CalledOff } end, Status: not BatchStatus.NotNeeded } ? "batch-end." + end.Why.Code() : "batch-status." + batch.Status.Code());
}
