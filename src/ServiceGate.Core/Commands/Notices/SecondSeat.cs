using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>What both words of a second person about an emergency, yes and no, ask first.</summary>
internal static class SecondSeat
{
    /// <summary>Why somebody does not say it: is not asked, is no second person, or nothing is asked any more; null: may.</summary>
    /// <param name="desk">The emergency.</param>
    /// <param name="facts">Its facts.</param>
    /// <param name="seen">What was seen; null: as it stands.</param>
    public static async Task<Refused?> RefusedAsync(LaunchContext desk, LaunchFacts facts, string? seen)
    {
        if (!EmergencySecond.IsAskedOf(desk.Actor, facts) && !IsOnDutyButNoSecond(desk, facts)) return Refused.Forbidden("policy.not-allowed", ("permission", Permission.RunLaunch));
        if (!desk.Launch.HasBounds) return Refused.Conflict("emergency.nothing-to-confirm");
        if (!desk.Actor.Parties.All(me => EmergencySecond.Is(me, facts))) return Refused.Forbidden("emergency.second-person");
        if (await Hands.RefusedAsync(desk.Context, EmergencySecond.Others(facts)) is { } oneHand) return oneHand;
        if (EmergencyBounds.Asked(facts, desk.Now).Count == 0) return Refused.Conflict("emergency.nothing-to-confirm");
        var standing = EmergencyBounds.Standing(facts, desk.Now);
        if (seen is not null && seen != standing) return Refused.Conflict("emergency.changed-meanwhile", "seen");
        return facts.Declines.Any(d => d.Standing == standing && d.By != desk.Actor.PersonId) ? Refused.Conflict("emergency.declined") : null;
    }

    // Whoever declared it is told so, whether or not anybody else is on duty.
    private static bool IsOnDutyButNoSecond(LaunchContext desk, LaunchFacts facts) =>
        desk.Launch.AsksDuty && desk.Actor.Parties.Any(me => !EmergencySecond.Is(me, facts)) && EmergencySecond.WithoutRoster(facts).Any(who => who.IsMetBy(desk.Actor, desk.Launch.UnitId, facts.Tree));
}
