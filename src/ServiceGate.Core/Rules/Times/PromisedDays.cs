using ServiceGate.Core.Facts;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Times;

/// <summary>
/// Until when something of a dossier that somebody has promised with a day, and has not proved, is in time: until that day is over, by the clock of the launch's unit. Once the launch has a result nothing is waited for.
/// </summary>
internal static class PromisedDays
{
    /// <summary>What was promised, with the end of its day, soonest first; what names no day is not among it.</summary>
    /// <typeparam name="T">What is promised.</typeparam>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="promised">What is not proved, each with its day.</param>
    public static IEnumerable<(T Promised, DateTimeOffset At)> Ends<T>(LaunchFacts facts, IEnumerable<(T Promised, string? Day)> promised)
    {
        if (facts.Launch is not { Result: null, HasEnded: false } || facts.Tree.Find(facts.Launch.UnitId) is not { } unit) return [];
        var zone = LocalTimes.Zone(unit.TimeZone);
        return from one in promised
               let day = Days.Find(one.Day)
               where day is not null
               let at = LocalTimes.StartOfDay(day.Value.AddDays(1), zone)
               orderby at
               select (one.Promised, at);
    }
}
