using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>By when what channels have to have ready for their scripts is ready. What is not proved by then is overdue: work of the owner, which shuts no gate.</summary>
public static class ElementDues
{
    /// <summary>The channels of what is still to be proved, with the end of its day, soonest first.</summary>
    public static IEnumerable<(string Channel, DateTimeOffset At)> Unproved(LaunchFacts facts) => ScriptTexts.SheetOf(facts) is null ? [] : PromisedDays.Ends(facts,
        from script in facts.Contents<Script>(Section.Channels)
        from element in script.Content.Elements ?? []
        where !element.IsReady()
        select (script.Key, (string?)element.Due));
}
