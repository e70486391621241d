using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;

namespace ServiceGate.Core.Rules.FactSheets;

/// <summary>The fact sheet (业务要素表) of a launch as it stands: which facts its kind has, their values, and the segments that read them.</summary>
public sealed class FactSheet
{
    private readonly Dictionary<string, IReadOnlyList<FactValue>> _values;

    private FactSheet(IReadOnlyList<FactKind> kinds, Dictionary<string, IReadOnlyList<FactValue>> values, IReadOnlyList<SheetSegment> segments) =>
        (Kinds, _values, Segments) = (kinds, values, segments);

    /// <summary>The facts that the kind has.</summary>
    public IReadOnlyList<FactKind> Kinds { get; }

    /// <summary>The segments that the owner has named.</summary>
    public IReadOnlyList<SheetSegment> Segments { get; }

    /// <summary>
    /// Who reads: everybody (null), then each segment. Nobody is in no segment where a fact is given for segments only.
    /// </summary>
    public IReadOnlyList<string?> Readers => field ??= Segments.Count > 0 && _values.Values.Any(v => v.All(one => one.Segment is not null))
        ? [.. Segments.Select(s => s.Code)]
        : [null, .. Segments.Select(s => s.Code)];

    /// <summary>The sheet of a launch; null: its kind has none.</summary>
    public static FactSheet? Of(LaunchFacts facts) => facts.Checklist.AsksFor(Section.Facts) ? Of(facts.Checklist, facts.Contents<SheetFact>(Section.Facts)) : null;

    /// <summary>The sheet of a checklist with what is stored of it.</summary>
    /// <param name="checklist">The checklist.</param>
    /// <param name="items">The items of the section, by key.</param>
    public static FactSheet Of(Checklist checklist, IEnumerable<(string Key, SheetFact Content)> items)
    {
        var all = items.ToList();
        var kinds = checklist.Facts ?? [];
        var values = all.Where(i => i.Content.Values is { Count: > 0 } && kinds.Any(k => k.Code == i.Key)).ToDictionary(i => i.Key, i => i.Content.Values!, StringComparer.Ordinal);
        return new(kinds, values, all.Where(i => i.Key == SheetFact.SegmentsKey).SelectMany(i => i.Content.Segments ?? []).ToList());
    }

    /// <summary>The value of a fact for a segment, its own or the one for all; null: none is given.</summary>
    /// <param name="code">The fact's code.</param>
    /// <param name="segment">The segment; null: everybody.</param>
    public FactValue? Find(string code, string? segment) => _values.GetValueOrDefault(code) is not { } values ? null
        : values.FirstOrDefault(v => v.Segment == segment) ?? values.FirstOrDefault(v => v.Segment is null);

    /// <summary>All values of a fact; empty: none is given.</summary>
    public IReadOnlyList<FactValue> ValuesOf(string code) => _values.GetValueOrDefault(code) ?? [];

    /// <summary>Whether a fact is given for everybody who reads.</summary>
    public bool IsGiven(string code) => _values.ContainsKey(code) && Readers.All(reader => Find(code, reader) is not null);
}
