using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>Something that keeps a part from being ready, and what it would bring.</summary>
/// <param name="Missing">What is missing.</param>
/// <param name="Part">How ready the part would be with it, in per cent, if nothing else changed; null: it counts for nothing by itself, and yet the part is not complete without it.</param>
/// <param name="Whole">How ready the whole dossier would be, likewise.</param>
public sealed record EvaluationLine(Violation Missing, int? Part, int? Whole);

/// <summary>How ready a part of the dossier is, line by line (就绪度评估).</summary>
/// <param name="Readiness">How far it is.</param>
/// <param name="Lines">What would raise it.</param>
public sealed record PartEvaluation(SectionReadiness Readiness, IReadOnlyList<EvaluationLine> Lines)
{
    /// <summary>The part.</summary>
    public Section Section => Readiness.Section;
}

/// <summary>
/// Explains the readiness of a dossier. A part is as ready as its points that are done out of all, the whole is the mean of its parts, both rounded down: a hundred says that nothing is missing. Pure.
/// </summary>
public static class Evaluation
{
    /// <summary>Each part with what would raise it.</summary>
    /// <param name="parts">How far the parts are, at least one.</param>
    public static IReadOnlyList<PartEvaluation> Of(IReadOnlyList<SectionReadiness> parts) => [.. parts.Select(part => new PartEvaluation(part, [.. Lines(part, parts)]))];

    private static IEnumerable<EvaluationLine> Lines(SectionReadiness part, IReadOnlyList<SectionReadiness> parts)
    {
        var with = part with { Done = Math.Min(part.Done + 1, part.Total) };
        var whole = Readiness.Percent([.. parts.Select(p => p == part ? with : p)]);
        // Points come first among what is missing, and what follows them is asked for besides; of an item that lacks more than one thing none raises anything alone.
        var shared = part.CountsItems ? part.Missing.GroupBy(m => m.Field).Where(of => of.Count() > 1).Select(of => of.Key).ToHashSet(StringComparer.Ordinal) : [];
        return part.Missing.Select((missing, i) => (part.CountsItems ? !shared.Contains(missing.Field) : i < part.Total - part.Done) ? new EvaluationLine(missing, with.Percent, whole) : new(missing, null, null));
    }
}
