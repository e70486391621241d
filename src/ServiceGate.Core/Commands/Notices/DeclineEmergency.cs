using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>
/// A second person says no to an emergency as it stands (第二人不同意): nobody else is asked about it, and it waits until it was changed, or until that person says yes after all. Whoever
/// declared it is told why.
/// </summary>
/// <param name="Launch">The emergency.</param>
/// <param name="Reason">Why; at most 500 characters.</param>
/// <param name="Seen">What was seen (<see cref="EmergencyBounds.Standing"/>): something else is not declined; null: as it stands.</param>
[CommandName("DeclineEmergency"), Members("launch", "reason", "seen")]
public sealed record DeclineEmergency(string Launch, string? Reason, string? Seen = null) : LaunchCommand<Nothing>(Launch)
{
    // Who may is asked below, as for the yes.
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (await SecondSeat.RefusedAsync(desk, facts, Seen) is { } refused) return refused;
        var check = new Check().Text(Reason, "reason", 500);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (!desk.Launch.AsksDuty || EmergencyBounds.IsDeclined(facts, desk.Now)) return Refused.Conflict("emergency.declined");
        await desk.Session.Emergencies.AddAsync(new EmergencyDecline(desk.Launch.Id, EmergencyBounds.Standing(facts, desk.Now), desk.Actor.PersonId, desk.Now, Reason!.Trim()));
        await DutyCalls.AnswerAsync(desk, facts, DutyAnswer.Declined);
        desk.Audit("launch.emergency-declined", new { reason = Reason, customers = facts.Audience?.Count ?? 0 });
        await Reconciling.Notifications.TellOwnerAsync(desk, "emergency-declined", "emergency", ("by", desk.Actor.Name), ("reason", Reason!.Trim()));
        return Nothing.Value;
    }
}
