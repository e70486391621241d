using System.Globalization;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>A script that tells customers the same on one channel; the key is the channel's code.</summary>
/// <param name="Text">What is said (解释口径), at most 4,000 characters; where the launch has a fact sheet with placeholders for facts (<c>{price}</c>) and those of notices.</param>
/// <param name="KnowledgeArticle">Number of the knowledge-base article.</param>
/// <param name="SecondLine">Who helps the front line.</param>
/// <param name="Segments">What single segments are told instead.</param>
/// <param name="NoFact">Places that seem to contradict the fact sheet and belong to no fact.</param>
/// <param name="Elements">What the channel has to have ready.</param>
[Members("text", "knowledgeArticle", "secondLine", "segments", "noFact", "elements")]
public sealed record Script(
    LocalText Text, string? KnowledgeArticle = null, string? SecondLine = null, IReadOnlyList<SegmentText>? Segments = null, IReadOnlyList<FactlessPlace>? NoFact = null,
    IReadOnlyList<ElementRecord>? Elements = null) : ItemContent
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 4000;

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.That(checklist.Channels.Any(c => c.Code == key), "channel.unknown", "key", ("channel", key))
            .That(Text is not null, "text.required", "text")
            .Optional(KnowledgeArticle, "knowledgeArticle", 64).Optional(SecondLine, "secondLine", 200);
        Text?.Check("text", LongestText, check);
        Rows(Segments, "segments", SheetSegment.Most, check, (segment, field, i) =>
        {
            check.That(!Segments!.Take(i).Any(s => s?.Segment == segment.Segment), "fact.segment-twice", field + ".segment", ("group", segment.Segment ?? ""))
                .That(segment.Text is not null, "text.required", field + ".text");
            segment.Text?.Check(field + ".text", LongestText, check);
        });
        Rows(NoFact, "noFact", FactlessPlace.Most, check, (place, field, _) => check
            .That(place.Language is "zh" or "en", "script.language", field + ".language", ("language", (place.Language ?? "").Shortened(16)))
            .Text(place.Words, field + ".words", FactlessPlace.LongestWords).Text(place.TextHash, field + ".textHash", 100).Text(place.Reason, field + ".reason", FactlessPlace.LongestReason));
        Rows(Elements, "elements", ElementRecord.Most, check, (element, field, i) =>
        {
            check.That(checklist.Elements?.Any(e => e.Code == element.Code && e.IsAskedOf(key)) == true, "element.unknown", field + ".code", ("element", (element.Code ?? "").Shortened(64)))
                .That(!Elements!.Take(i).Any(e => e?.Code == element.Code), "list.twice", field + ".code", ("value", element.Code ?? ""))
                .Text(element.Owner, field + ".owner", 100).Optional(element.Proof, field + ".proof", 500);
            CheckDate(element.Due, field + ".due", check);
        });
    }

    private static void Rows<T>(IReadOnlyList<T>? rows, string field, int most, Check check, Action<T, string, int> verify) where T : class
    {
        if (rows is null) return;
        check.That(rows.Count <= most, "list.too-long", field, ("most", most));
        foreach (var (row, i) in rows.Take(most).Select((r, i) => (r, i)))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{field}[{i}]");
            if (row is null) check.That(false, "value.required", place);
            else verify(row, place, i);
        }
    }
}
