using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Concerns;
using ServiceGate.Core.Rules.Concerns;

namespace ServiceGate.Core.Commands.Concerns;

/// <summary>
/// Says, for the concern's department, yes or no to a waiver (<see cref="WaiverSeats"/>). Approved, the concern counts as settled until the waiver ends, and signatures of the section
/// cover it from then on: whoever has signed before signs again.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Waiver">The waiver.</param>
/// <param name="Agreed">Yes or no.</param>
/// <param name="Note">What is said to it, at most 500 characters; required for a no.</param>
[CommandName("DecideWaiver"), Members("launch", "waiver", "agreed", "note")]
public sealed record DecideWaiver(string Launch, long Waiver, bool Agreed, string? Note = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Optional(Note, "note", 500).That(Agreed || !string.IsNullOrWhiteSpace(Note), "text.required", "note");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (facts.Waivers.FirstOrDefault(w => w.Id == Waiver) is not { } waiver) return Refused.NotFound("waiver.unknown", "waiver");
        if (!WaiverSeats.IsOfDepartment(desk.Actor, waiver, facts)) return Refused.Forbidden("waiver.other-department", ("department", waiver.Department));
        if (!WaiverSeats.IsSecondPerson(desk.Actor, waiver, facts)) return Refused.Forbidden("waiver.second-person");
        if (await Hands.RefusedAsync(desk.Context, WaiverSeats.Others(waiver, facts)) is { } oneHand) return oneHand;
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        if (!waiver.IsOpen) return Refused.Conflict("waiver.decided", "waiver");
        if (WaiverRules.StandingOf(waiver, facts, desk.Now) is not WaiverStanding.Asked) return Refused.Conflict("waiver.outdated", "waiver", ("concern", waiver.Concern));
        var word = new WaiverWord(desk.Actor.PersonId, desk.Now, string.IsNullOrWhiteSpace(Note) ? null : Note.Trim());
        var decided = Agreed ? waiver with { Granted = word } : waiver with { Refused = word };
        await desk.Session.Waivers.UpdateAsync(decided);
        if (Agreed) await WaiverSigning.KeepAsync(desk, decided);
        desk.Audit(Agreed ? "waiver.granted" : "waiver.refused", new { waiver = waiver.Id, concern = waiver.Concern, department = waiver.Department, until = waiver.Until.ToUnixTimeMilliseconds(), note = word.Note });
        await WaiverNews.TellAsync(desk, decided, Agreed ? "waiver-granted" : "waiver-refused");
        return Nothing.Value;
    }
}
