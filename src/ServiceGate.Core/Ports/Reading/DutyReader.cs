using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Ports.Rosters;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Core.Rules.Rosters;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Core.Ports.Reading;

/// <summary>Reads who on duty may be asked about an emergency.</summary>
public static class DutyReader
{
    /// <summary>The facts with those who are on duty at a moment; of launches that do not ask them the facts as they are.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="facts">The launch.</param>
    /// <param name="now">Business time.</param>
    public static async Task<LaunchFacts> WithDutyAsync(ICommandSession session, LaunchFacts facts, DateTimeOffset now) =>
        facts.Launch is { AsksDuty: true, HasEnded: false } ? facts with { OnDuty = await OnDutyAsync(session, facts, now) } : facts;

    private static async Task<IReadOnlyList<DutySeat>> OnDutyAsync(ICommandSession session, LaunchFacts facts, DateTimeOffset now)
    {
        var units = facts.Tree.UpFrom(facts.Launch.UnitId);
        var shifts = (await session.Rosters.AtAsync(units, now)).ToList();
        foreach (var asked in StillAsked(facts, shifts))
            if (await session.Rosters.FindAsync(asked) is { RemovedAt: null } shift) shifts.Add(shift);
        var people = shifts.Select(s => s.PersonId).Distinct().Where(person => EmergencySecond.Is(person, facts)).ToList();
        if (people.Count == 0) return [];
        var others = EmergencySecond.Others(facts).Where(other => other != Actor.System.PersonId).ToList();
        var open = await OpenHolds.ReadAsync(session, [.. people, .. others]);
        var grants = new Dictionary<long, RoleGrant>();
        foreach (var person in people.Where(person => others.TrueForAll(other => SecondPerson.IsSecondTo(person, other, open))))
            if (await GrantOfAsync(session, person, facts) is { } grant) grants[person] = grant;
        return
        [
            .. shifts.Where(s => grants.ContainsKey(s.PersonId)).OrderBy(s => units.TakeWhile(unit => unit != s.UnitId).Count()).ThenBy(s => s.Role).ThenBy(s => s.From).ThenBy(s => s.Id)
                .DistinctBy(s => s.PersonId).Select(s => new DutySeat(s, grants[s.PersonId])),
        ];
    }

    // Who was asked may still answer when the shift has ended meanwhile.
    private static IEnumerable<long> StillAsked(LaunchFacts facts, List<DutyShift> shifts) => facts.DutyCalls
        .Where(call => call.ShiftId is not null && call.Standing == facts.DutyCalls[^1].Standing && call.Answer is null or DutyAnswer.Unanswered)
        .Select(call => call.ShiftId!.Value).Distinct().Where(id => !shifts.Exists(s => s.Id == id));

    /// <summary>The role by which somebody active may be asked; each such role a substitute has, too.</summary>
    private static async Task<RoleGrant?> GrantOfAsync(ICommandSession session, long person, LaunchFacts facts) =>
        await session.Organisation.FindPersonAsync(person) is { Active: true } && await session.Organisation.HolderAsync(person) is { } holder
            ? holder.Grants.FirstOrDefault(grant => RosterRules.CountsOnDuty(grant, facts.Launch.UnitId, facts.Tree))
            : null;
}
