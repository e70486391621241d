using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.FactSheets;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>
/// By when what channels have to have ready for their scripts is ready: until the day that each names is over, by the clock of the launch's unit. What is not proved by then is overdue: work of the owner, which
/// shuts no gate.
/// </summary>
public static class ElementDues
{
    /// <summary>What is still to be proved, with the end of its day, soonest first; nothing once the launch has a result.</summary>
    public static IEnumerable<(string Channel, string Element, DateTimeOffset At)> Unproved(LaunchFacts facts)
    {
        if (ScriptTexts.SheetOf(facts) is null || facts.Launch is not { Result: null, HasEnded: false } || facts.Tree.Find(facts.Launch.UnitId) is not { } unit) return [];
        var zone = LocalTimes.Zone(unit.TimeZone);
        return from script in facts.Contents<Script>(Section.Channels)
               from element in script.Content.Elements ?? []
               where !element.IsReady()
               let day = Days.Find(element.Due)
               where day is not null
               let at = LocalTimes.StartOfDay(day.Value.AddDays(1), zone)
               orderby at
               select (script.Key, element.Code, at);
    }
}
