using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>
/// A second person confirms that an emergency goes to as many customers as it does (第二人确认). It covers list and texts as they stand; what waited goes out at once.
/// Changed afterwards, they are confirmed again.
/// </summary>
/// <param name="Launch">The emergency.</param>
/// <param name="Seen">What was seen (<see cref="EmergencyBounds.Standing"/>): something else is not confirmed; null: as it stands.</param>
[CommandName("ConfirmEmergency"), Members("launch", "seen")]
public sealed record ConfirmEmergency(string Launch, string? Seen = null) : LaunchCommand<EmergencyConfirmed>(Launch)
{
    // Who may is asked below: those on duty, or operations and heads for the departments that review it.
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<EmergencyConfirmed>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (await SecondSeat.RefusedAsync(desk, facts, Seen) is { } refused) return refused;
        return await ConfirmAsync(desk, facts, [.. EmergencyBounds.Asked(facts, desk.Now).Select(step => step.Key)]);
    }

    private static async Task<EmergencyConfirmed> ConfirmAsync(LaunchContext desk, LaunchFacts facts, IReadOnlyList<string> steps)
    {
        var (customers, flagged) = (facts.Audience!.Count, facts.Audience.Counts?.Flagged ?? 0);
        foreach (var step in steps)
            await desk.Session.Emergencies.AddAsync(new NoticeConfirmation(
                await desk.Session.NextIdAsync(), desk.Launch.Id, step, EmergencyBounds.CoverOf(step, facts)!, customers, desk.Actor.PersonId, desk.Now));
        await ReleaseAsync(desk, facts);
        await DutyCalls.AnswerAsync(desk, facts, DutyAnswer.Confirmed);
        desk.Audit("launch.emergency-confirmed", new
        {
            customers = customers,
            together = EmergencyBounds.Together(facts, desk.Now),
            flagged = flagged,
            list = facts.Audience.ListHash,
            steps = steps,
        });
        return new(customers, flagged, steps);
    }

    /// <summary>What waited is due now, so that whoever begins it on time does.</summary>
    private static async Task ReleaseAsync(LaunchContext desk, LaunchFacts facts)
    {
        foreach (var batch in EmergencyBounds.Held(facts, desk.Now).Where(b => b.DueAt < desk.Now))
            if (!await desk.Session.Notices.UpdateAsync(batch with { DueAt = desk.Now }, BatchStatus.Planned)) throw new ConcurrentChangeException();
        desk.MoveReminders();
    }
}

/// <summary>A second person has confirmed an emergency.</summary>
/// <param name="Customers">How many customers stand on its list.</param>
/// <param name="Flagged">How many of them are new to the register, or had another number in the file.</param>
/// <param name="Steps">The steps of the plan that were confirmed.</param>
[Members("customers", "flagged", "steps")]
public sealed record EmergencyConfirmed(int Customers, int Flagged, IReadOnlyList<string> Steps);
