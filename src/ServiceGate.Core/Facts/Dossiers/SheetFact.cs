using System.Globalization;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>
/// What the fact sheet (业务要素表) says of one fact; the key is the fact's code. The item <see cref="SegmentsKey"/> names the segments of customers whose facts may differ.
/// </summary>
/// <param name="Values">The values, for all and for segments; of every fact.</param>
/// <param name="Segments">The segments; of the item <c>segments</c> alone.</param>
[Members("values", "segments")]
public sealed record SheetFact(IReadOnlyList<FactValue>? Values = null, IReadOnlyList<SheetSegment>? Segments = null) : ItemContent
{
    /// <summary>Key of the item that names the segments.</summary>
    public const string SegmentsKey = "segments";

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        if (key == SegmentsKey)
        {
            check.That(checklist.Facts is { Count: > 0 }, "fact.unknown", "key", ("fact", key)).That(Values is null, "fact.segments-only", "values").That(Segments is { Count: <= SheetSegment.Most }, "list.too-long", "segments", ("most", SheetSegment.Most));
            if (Segments is { Count: <= SheetSegment.Most }) CheckSegments(Segments, check);
            return;
        }
        var kind = checklist.Facts?.FirstOrDefault(f => f.Code == key);
        check.That(kind is not null, "fact.unknown", "key", ("fact", key))
            .That(Segments is null, "fact.values-only", "segments")
            .That(Values is { Count: > 0 }, "fact.value-required", "values")
            .That(Values is not { Count: > SheetSegment.Most + 1 }, "list.too-long", "values", ("most", SheetSegment.Most + 1));
        if (kind is null || Values is not { Count: > 0 and <= SheetSegment.Most + 1 } values) return;
        foreach (var (value, i) in values.Select((v, i) => (v, i)))
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"values[{i}].");
            if (!check.That(value is not null, "value.required", field.TrimEnd('.')).Passed && value is null) continue;
            check.That(value!.Segment is null || kind.BySegment, "fact.same-for-all", field + "segment", ("fact", key))
                .That(!values.Take(i).Any(v => v?.Segment == value.Segment), "fact.segment-twice", field + "segment", ("group", value.Segment ?? ""));
            FactValueRules.Verify(value, kind.Type, field, check);
        }
    }

    private static void CheckSegments(IReadOnlyList<SheetSegment> segments, Check check)
    {
        foreach (var (segment, i) in segments.Select((s, i) => (s, i)))
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"segments[{i}]");
            if (segment is null)
            {
                check.That(false, "value.required", field);
                continue;
            }
            check.That(IsCode(segment.Code), "segment.code", field + ".code", ("code", (segment.Code ?? "").Shortened(64)))
                .That(!segments.Take(i).Any(s => s?.Code == segment.Code), "segment.twice", field + ".code", ("code", segment.Code ?? ""))
                .That(segment.Name is not null, "text.required", field + ".name");
            segment.Name?.Check(field + ".name", SheetSegment.LongestName, check);
        }
    }

    private static bool IsCode(string? code) => code is { Length: > 0 and <= 32 } && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
