using System.Globalization;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Rules.Stated;

namespace ServiceGate.Core.Rules.FactSheets;

/// <summary>What a fact sheet says to one segment, as values that texts can be compared with.</summary>
public sealed class SheetValues
{
    private readonly List<(FactKind Kind, StatedValue Value)> _facts = [];
    private readonly List<(FactKind Kind, StatedValue Value)> _worded = [];
    private readonly List<StatedValue> _known = [];

    /// <summary>Reads the sheet for a segment.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="segment">The segment; null: everybody.</param>
    public SheetValues(FactSheet sheet, string? segment)
    {
        foreach (var kind in sheet.Kinds)
        {
            if (sheet.Find(kind.Code, segment) is not { } value) continue;
            _facts.AddRange(Of(kind, value).Select(v => (kind, v)));
            var besides = Besides(value).ToList();
            _known.AddRange(besides);
            if (value.Text is not null) _worded.AddRange(Promises(besides).Select(v => (kind, v)));
        }
    }

    /// <summary>The facts that a stated value contradicts: those of its measure, none of which it may be; empty: it contradicts nothing.</summary>
    public IReadOnlyList<FactKind> Contradicted(StatedValue stated)
    {
        // What words of the sheet say themselves is never wrong, and what no fact measures nobody can judge.
        if (_known.Exists(stated.Agrees) || _facts.Exists(f => stated.Agrees(f.Value)) || IsAside(stated)) return [];
        // Words of the sheet are contradicted only where each way to read the value is one that the sheet measures.
        var words = stated.IsPromised && stated.Measures.All(m => _facts.Concat(_worded).Any(f => f.Value.Measures.Contains(m))) ? _worded : [];
        return [.. _facts.Concat(words).Where(f => f.Value.Measures.Intersect(stated.Measures).Any()).Select(f => f.Kind).Distinct()];
    }

    // Lines of authorities, prices of something else, and a price by the day beside others.
    private bool IsAside(StatedValue stated) =>
        (stated.IsAside && !_facts.Exists(f => IsNamed(f.Kind, stated)))
        || stated.Readings.All(r => r.Measure == Reading.Phone && PublicLines.Numbers.Contains(r.Text!))
        || (stated.Per is MoneyPer.Day && !_facts.Exists(f => f.Value.Per is MoneyPer.Day));

    /// <summary>Whether a fact's name says what else a value is of.</summary>
    internal static bool IsNamed(FactKind kind, StatedValue stated) => stated.Apart is { } word && kind.Name.In("zh").Contains(word, StringComparison.Ordinal);

    // 60GB / 300分钟 / 50条: minutes beside data or messages are minutes of calls.
    private static IEnumerable<StatedValue> Promises(IReadOnlyCollection<StatedValue> words)
    {
        var bundle = words.Any(v => v.Measures.Any(m => m is FactUnits.Data or Reading.Messages));
        return words.Where(v => v.Measures.All(m => m is FactUnits.Data or FactUnits.Rate or Reading.Messages) || v.IsPromised || (bundle && v.Readings[^1].Measure == Reading.Calls));
    }

    /// <summary>The value of a fact; minutes that are no length of time are minutes of calls too.</summary>
    internal static IReadOnlyList<StatedValue> Of(FactKind kind, FactValue value) => kind.Type is FactType.Number ? [.. Of(value).Select(OrCalls)] : Of(value);

    private static StatedValue OrCalls(StatedValue value) => value.Readings is [{ Measure: FactUnits.Minutes } minutes] ? value with { Readings = [minutes, minutes with { Measure = Reading.Calls }] }
        : value.Readings is [{ Measure: Reading.Calls } calls] ? value with { Readings = [calls with { Measure = FactUnits.Minutes }, calls] } : value;

    /// <summary>The value of a fact, as text states it; null: it has none that a text can be read for.</summary>
    public static IReadOnlyList<StatedValue> Of(FactValue value)
    {
        if (value.Amount is { } amount && Number(amount) is { } money) return [new([new(Reading.Money(value.Currency ?? FactValue.UsualCurrency), money)], Per: value.Per)];
        if (value.Date is not null && DateOnly.TryParseExact(value.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return [Day(day)];
        if (FactValueRules.FindMoment(value.From) is { } from)
            return FactValueRules.FindMoment(value.Until) is { } until ? [Day(DateOnly.FromDateTime(from)), Clock(from), Day(DateOnly.FromDateTime(until)), Clock(until)] : [Day(DateOnly.FromDateTime(from)), Clock(from)];
        if (value.Number is { } number && Number(number) is { } count && FactUnits.Find(value.Unit) is { } unit) return [StatedValue.Of(unit.Measure, count * unit.Size)];
        if (value.Percent is { } percent && Number(percent) is { } share) return [StatedValue.Of(Reading.Percent, share)];
        if (value.Phone is { } phone) return [new([Reading.Number(phone)])];
        return value.Url is { } url ? [new([Reading.Address(url)])] : [];
    }

    /// <summary>What a fact says besides: the values in its words, and how long it is from one moment to the other.</summary>
    private static IEnumerable<StatedValue> Besides(FactValue value)
    {
        if (value.Text is { } text) return StatedValues.Find(text.Zh).Concat(StatedValues.Find(text.En)).Select(OrCalls);
        return FactValueRules.FindMoment(value.From) is { } from && FactValueRules.FindMoment(value.Until) is { } until ? [StatedValue.Of(FactUnits.Minutes, (decimal)(until - from).TotalMinutes)] : [];
    }

    private static StatedValue Day(DateOnly day) => new([Reading.Day(day.Month, day.Day)], Year: day.Year);

    private static StatedValue Clock(DateTime time) => StatedValue.Of(Reading.Clock, (time.Hour * 60) + time.Minute);

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
