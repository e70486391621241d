using ServiceGate.Core.Facts.Rosters;

namespace ServiceGate.Core.Rules.Rosters;

/// <summary>Whose turn it is to be asked, of those on duty (轮到谁). Pure.</summary>
public static class DutyTurn
{
    /// <summary>The next one: of those who were asked least often, the first in the order of the seats; null when nobody is on duty.</summary>
    /// <param name="onDuty">Those on duty who may be asked, the nearest unit first.</param>
    /// <param name="asked">Who was asked so far about what stands there now.</param>
    public static DutySeat? Next(IReadOnlyList<DutySeat> onDuty, IReadOnlyCollection<DutyCall> asked) =>
        onDuty.MinBy(seat => asked.Count(call => call.PersonId == seat.Shift.PersonId));

    /// <summary>Whether everybody on duty was asked at least once, and nobody has answered.</summary>
    public static bool IsRoundOver(IReadOnlyList<DutySeat> onDuty, IReadOnlyCollection<DutyCall> asked) =>
        onDuty.Count > 0 && onDuty.All(seat => asked.Any(call => call.PersonId == seat.Shift.PersonId && call.Answer is DutyAnswer.Unanswered));
}
