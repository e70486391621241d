using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Stress;

/// <summary>Hours of the day with how many seats there are and how many calls come anyway (班次), by the clock of the launch's unit.</summary>
/// <param name="From">First hour, 0 to 23.</param>
/// <param name="Until">Hour at which they end, 1 to 24, after <paramref name="From"/>.</param>
/// <param name="Seats">How many people answer.</param>
/// <param name="NormalCalls">How many calls an hour come without the launch.</param>
[Members("from", "until", "seats", "normalCalls")]
public sealed record StressShift(int From, int Until, int Seats, int NormalCalls)
{
    /// <summary>The most rows of a shift table.</summary>
    public const int Most = 24;

    /// <summary>The most seats that are typed.</summary>
    public const int MostSeats = 100_000;

    /// <summary>Whether an hour of the day lies in it.</summary>
    public bool Holds(int hour) => hour >= From && hour < Until;

    internal void Check(string field, Check check) => check
        .Range(From, field + ".from", 0, 23).Range(Until, field + ".until", 1, 24).That(Until > From, "stress.shift-order", field + ".until")
        .Range(Seats, field + ".seats", 0, MostSeats).Range(NormalCalls, field + ".normalCalls", 0, 10_000_000);
}
