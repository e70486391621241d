using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>
/// Says yes or no to a proposed settlement. Whoever proposed it, and whoever owns the launch or is a deputy there, does not decide about it. Settled, the announcement no longer keeps
/// the go-ahead shut; a late notice stays on the launch as a breach.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Settlement">The settlement.</param>
/// <param name="Agreed">Yes or no.</param>
/// <param name="Note">What is said to it, at most 500 characters; required for a no.</param>
[CommandName("DecideSettlement"), Members("launch", "settlement", "agreed", "note")]
public sealed record DecideSettlement(string Launch, long Settlement, bool Agreed, string? Note = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Optional(Note, "note", 500).That(Agreed || !string.IsNullOrWhiteSpace(Note), "text.required", "note");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (facts.Settlements.FirstOrDefault(s => s.Id == Settlement) is not { } settlement) return Refused.NotFound("settlement.unknown", "settlement");
        if (!settlement.IsOpen) return Refused.Conflict("settlement.decided", "settlement");
        if (SettlementSeats.Asked(settlement, facts).FirstOrDefault(who => who.IsMetBy(desk.Actor, desk.Launch.UnitId, facts.Tree)) is not { } seat)
            return Refused.Forbidden("policy.not-allowed", ("permission", Permission.SignOff));
        if (!desk.Actor.Parties.All(me => SettlementSeats.IsSecondPerson(me, settlement, facts))) return Refused.Forbidden("settlement.second-person");
        if (await Hands.RefusedAsync(desk.Context, SettlementSeats.Others(settlement, facts)) is { } oneHand) return oneHand;
        var vote = new SettlementVote(desk.Actor.PersonId, desk.Now);
        var decided = !Agreed ? settlement with { Refused = vote }
            : seat.Department == SettlementSeats.Legal ? settlement with { Legal = vote } : settlement with { CustomerService = vote };
        await desk.Session.Notices.SaveAsync(decided);
        desk.Audit(Agreed ? "settlement.agreed" : "settlement.refused", new { settlement = settlement.Id, step = settlement.Step, kind = settlement.Kind, department = seat.Department, note = Note });
        if (decided.IsSettled && decided.Kind is SettlementKind.LateNotice) desk.Audit("launch.breach", new { step = decided.Step, settlement = decided.Id });
        return Nothing.Value;
    }
}
