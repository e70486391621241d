using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.FactSheets;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>How far the fact sheet is.</summary>
internal static class FactReadiness
{
    /// <summary>The sheet: every compulsory fact is given for everybody who reads.</summary>
    public static SectionReadiness OfSheet(LaunchFacts facts)
    {
        if (FactSheet.Of(facts) is not { } sheet) return new(Section.Facts, 1, 1, []);
        var asked = sheet.Kinds.Where(k => k.Compulsory).ToList();
        var missing = asked.Where(k => !sheet.IsGiven(k.Code)).Select(k => Violation.Of("fact.missing", k.Code, ("fact", k.Code), ("name", k.Name.Zh ?? k.Code))).ToList();
        return new(Section.Facts, Math.Max(asked.Count, 1) - missing.Count, Math.Max(asked.Count, 1), missing);
    }
}
