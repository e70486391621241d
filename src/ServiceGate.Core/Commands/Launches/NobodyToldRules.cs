using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// A launch that was to tell the customers on its list something has not succeeded when nobody was told. It is sent again or settled first, or another result is reported.
/// Asked of launches that began by <see cref="RuleSets.SuccessTellsSomebody"/> or later.
/// </summary>
internal static class NobodyToldRules
{
    /// <summary>Why success, whole or partial, may not be reported; null: it may.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="facts">Its facts.</param>
    /// <param name="result">What is reported.</param>
    /// <param name="note">What is said to it.</param>
    public static async Task<Refused?> WhyNoSuccessAsync(LaunchContext desk, LaunchFacts facts, LaunchResult result, string? note)
    {
        if (desk.Launch.RuleSet < RuleSets.SuccessTellsSomebody || result is not (LaunchResult.Success or LaunchResult.PartialSuccess)) return null;
        if (facts.Audience is not { Count: > 0 } || !NoticePlan.TellsTheList(facts)) return null;
        if (result is LaunchResult.Success && facts.Batches.FirstOrDefault(b => b is { Purpose: NoticePurpose.Outreach, HasEnded: false }) is { } going)
            return Refused.Conflict("result.outreach-goes-on", "result", ("step", going.Step));
        if (await desk.Session.Notices.CountToldAsync(desk.Launch.Id) > 0) return null;
        // A fault is over when it is over; that nobody was told of it is said in the record.
        if (desk.Launch.Variant is LaunchVariant.Emergency)
            return string.IsNullOrWhiteSpace(note) ? Refused.Invalid("result.nobody-told-note", "note", ("customers", facts.Audience.Count)) : null;
        return facts.Settlements.Any(s => s.IsSettled && s.WindowStart == desk.Launch.Window.Start)
            ? null
            : Refused.Conflict("result.nobody-told", "result", ("customers", facts.Audience.Count));
    }
}
