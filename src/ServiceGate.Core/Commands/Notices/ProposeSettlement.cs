using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>Proposes how to settle an announcement that was promised and not given, or too late. Others decide (<see cref="SettlementSeats"/>).</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Step">The announcement's step in the plan.</param>
/// <param name="Kind">Code: late-notice, waiver. What the law asks cannot be waived.</param>
/// <param name="Reason">Why it fell short, at most 2,000 characters.</param>
/// <param name="Instead">By which other channel customers are told now; required for a late notice.</param>
/// <param name="Compensation">What customers get for it; required for a late notice.</param>
[CommandName("ProposeSettlement"), Members("launch", "step", "kind", "reason", "instead", "compensation")]
public sealed record ProposeSettlement(string Launch, string? Step, string? Kind, string? Reason, string? Instead = null, string? Compensation = null)
    : LaunchCommand<SettlementProposed>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<SettlementProposed>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        var known = CoreJson.TryParseCode<SettlementKind>(Kind, out var kind);
        var late = known && kind is SettlementKind.LateNotice;
        var check = new Check().Text(Reason, "reason", 2000).Optional(Instead, "instead", 500).Optional(Compensation, "compensation", 500)
            .That(known, "settlement.kind-unknown", "kind", ("kind", Kind ?? ""))
            .That(!late || !string.IsNullOrWhiteSpace(Instead), "text.required", "instead")
            .That(!late || !string.IsNullOrWhiteSpace(Compensation), "text.required", "compensation")
            .That(kind is not SettlementKind.Waiver || Step != PromisedNotices.StepOwedByLaw(facts), "settlement.owed-by-law", "kind", ("step", Step ?? ""));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var owed = PromisedNotices.Unsettled(facts).Where(broken => broken.Step == Step).ToList();
        if (owed.Count == 0) return Refused.Conflict("settlement.not-owed", "step", ("step", Step ?? ""));
        if (PromisedNotices.Pending(facts).Any(s => s.Step == Step)) return Refused.Conflict("settlement.pending", "step", ("step", Step ?? ""));
        var settlement = new NoticeSettlement(
            await desk.Session.NextIdAsync(), desk.Launch.Id, Step!, kind, desk.Launch.Window.Start, Reason!.Trim(), Instead?.Trim(), Compensation?.Trim(),
            desk.Actor.PersonId, desk.Now, Segments: owed.Exists(broken => broken.Segment is null) ? null : [.. owed.Select(broken => broken.Segment!)]);
        await desk.Session.Notices.SaveAsync(settlement);
        desk.Audit("settlement.proposed", new { settlement = settlement.Id, step = Step, kind = kind, reason = settlement.Reason, instead = settlement.Instead, compensation = settlement.Compensation, zones = settlement.Segments });
        return new SettlementProposed(settlement.Id);
    }
}

/// <summary>A settlement was proposed.</summary>
/// <param name="Id">Its id.</param>
[Members("id")]
public sealed record SettlementProposed(long Id);
