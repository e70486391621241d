using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Ports.Rosters;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.Rosters;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// Asks those on duty to confirm an emergency, one after the other (逐一询问): each by message and by call-out, the next one after some minutes without an answer, and round again, as long as a notice waits
/// that is still of use. Silence sends nothing. The launch is looked at again when the next one's turn comes (<see cref="Facts.Launches.Launch.LateAt"/>).
/// </summary>
internal static class DutyCalls
{
    /// <summary>Does what is due of it.</summary>
    /// <returns>The facts with who was asked.</returns>
    public static async Task<LaunchFacts> KeepAsync(LaunchContext desk, LaunchFacts facts)
    {
        if (!desk.Launch.AsksDuty) return facts;
        var waits = EmergencyBounds.Held(facts, desk.Now).Any() && !EmergencyBounds.IsDeclined(facts, desk.Now);
        var standing = waits ? EmergencyBounds.Standing(facts, desk.Now) : null;
        foreach (var over in facts.DutyCalls.Where(call => call.Answer is null && call.Standing != standing))
            await desk.Session.Emergencies.AnswerAsync(over.Id, DutyAnswer.NotNeeded, desk.Now, null);
        if (standing is not null) await AskAsync(desk, facts, standing);
        return facts with { DutyCalls = await desk.Session.Emergencies.CallsAsync(desk.Launch.Id) };
    }

    /// <summary>Writes what somebody has answered to being asked; who else was asked is no longer waited for.</summary>
    public static async Task AnswerAsync(LaunchContext desk, LaunchFacts facts, DutyAnswer answer)
    {
        long[] me = [desk.Actor.PersonId, desk.Actor.InNameOf ?? desk.Actor.PersonId];
        var own = facts.DutyCalls.LastOrDefault(call => call.PersonId is { } person && me.Contains(person) && call.Answer is null or DutyAnswer.Unanswered);
        foreach (var open in facts.DutyCalls.Where(call => call.Answer is null && call != own))
            await desk.Session.Emergencies.AnswerAsync(open.Id, DutyAnswer.NotNeeded, desk.Now, desk.Actor.PersonId);
        if (own is not null) await desk.Session.Emergencies.AnswerAsync(own.Id, answer, desk.Now, desk.Actor.PersonId);
    }

    private static async Task AskAsync(LaunchContext desk, LaunchFacts facts, string standing)
    {
        var asked = facts.DutyCalls.Where(call => call.Standing == standing).ToList();
        var open = asked.LastOrDefault(call => call.Answer is null);
        if (open is not null && desk.Now < open.NextAt && IsThere(open, facts))
        {
            LookAgain(desk, open.NextAt);
            return;
        }
        if (open is { PersonId: not null })
        {
            await desk.Session.Emergencies.AnswerAsync(open.Id, DutyAnswer.Unanswered, desk.Now, null);
            asked[asked.IndexOf(open)] = open with { Answer = DutyAnswer.Unanswered };
        }
        if (DutyTurn.IsRoundOver(facts.OnDuty, asked)) await EmergencyNews.TellAdministratorsAsync(desk, facts, "duty-silent");
        var next = desk.Now.AddMinutes(facts.Bounds.AskMinutes);
        if (DutyTurn.Next(OnDutyNow(desk, facts), asked) is { } seat) await CallAsync(desk, facts, standing, seat, next);
        else if (!asked.Exists(call => call is { PersonId: null, Answer: null })) await NobodyAsync(desk, facts, standing, next);
        LookAgain(desk, next);
    }

    private static async Task CallAsync(LaunchContext desk, LaunchFacts facts, string standing, DutySeat seat, DateTimeOffset next)
    {
        var hasNumber = (await desk.Session.Rosters.NumbersAsync([seat.Shift.Id])).Count > 0;
        var calls = facts.Bounds.CallsOut && hasNumber;
        var call = new DutyCall(
            await desk.Session.NextIdAsync(), desk.Launch.Id, standing, seat.Shift.Id, seat.Shift.PersonId, desk.Now, next, calls ? CallStatus.Due : CallStatus.MessageOnly, 0, calls ? desk.Now : null,
            facts.Bounds.CallsOut && !hasNumber ? "no-number" : null);
        await desk.Session.Emergencies.AddAsync(call);
        await EmergencyNews.AskOnDutyAsync(desk, facts, call, seat.Asked);
        desk.Audit("launch.duty-asked", new { call = call.Id, person = seat.Shift.PersonId, role = seat.Shift.Role, by = desk.Trigger });
    }

    /// <summary>Nobody is on duty: those are asked who are entitled without a roster, and an administrator is told at once.</summary>
    private static async Task NobodyAsync(LaunchContext desk, LaunchFacts facts, string standing, DateTimeOffset next)
    {
        await desk.Session.Emergencies.AddAsync(new DutyCall(await desk.Session.NextIdAsync(), desk.Launch.Id, standing, null, null, desk.Now, next, CallStatus.MessageOnly));
        await EmergencyNews.TellAdministratorsAsync(desk, facts, "duty-nobody");
        desk.Audit("launch.duty-nobody", new { by = desk.Trigger });
    }

    // A shift that has ended meanwhile: that person may still answer, but is not called again.
    private static List<DutySeat> OnDutyNow(LaunchContext desk, LaunchFacts facts) => [.. facts.OnDuty.Where(seat => seat.Shift.HoldsAt(desk.Now))];

    private static bool IsThere(DutyCall call, LaunchFacts facts) =>
        call.PersonId is null ? facts.OnDuty.Count == 0 : facts.OnDuty.Any(seat => seat.Shift.PersonId == call.PersonId);

    private static void LookAgain(LaunchContext desk, DateTimeOffset at)
    {
        if (!(desk.Launch.LateAt <= at)) desk.Launch = desk.Launch with { LateAt = at };
    }
}
