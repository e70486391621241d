using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>When the list of affected customers may be imported.</summary>
public static class AudienceRules
{
    /// <summary>Why a list may not take the place of the launch's list now; null when it may. Once customers were told from one list, another may not.</summary>
    /// <param name="launch">The launch.</param>
    /// <param name="batches">Its batches.</param>
    public static Refused? WhyNotImport(Launch launch, IReadOnlyList<Batch> batches)
    {
        if (launch.Result is not null) return Refused.Conflict("launch.result-known");
        return batches.Any(b => b.StartedAt is not null) ? Refused.Conflict("audience.already-told") : null;
    }
}
