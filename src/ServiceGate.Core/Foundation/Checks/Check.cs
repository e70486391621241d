using System.Text;

namespace ServiceGate.Core.Foundation.Checks;

/// <summary>Collects the rules that an input breaks, each with its field, so that a form shows all of them at once.</summary>
/// <param name="asked">Told of each field how long it may be or between which numbers it lies, for whoever describes what is asked; null: nobody listens.</param>
public sealed class Check(ICollection<FieldBounds>? asked = null)
{
    private readonly List<Violation> _violations = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Whether nothing was found.</summary>
    public bool Passed => _violations.Count == 0;

    /// <summary>Adds a violation when a condition does not hold.</summary>
    public Check That(bool holds, string rule, string field, params (string, object)[] arguments)
    {
        if (!holds) _violations.Add(Violation.Of(rule, field, arguments));
        return this;
    }

    /// <summary>
    /// A text that must be there, of at most <paramref name="longest"/> characters (UTF-16 units), without control characters but line ends and tabs,
    /// halves of pairs and code points that are no characters.
    /// </summary>
    public Check Text(string? value, string field, int longest)
    {
        asked?.Add(new(field, 1, null, longest));
        That(!string.IsNullOrWhiteSpace(value), "text.required", field);
        return Fits(value, field, longest);
    }

    /// <summary>A text that may be missing.</summary>
    public Check Optional(string? value, string field, int longest)
    {
        asked?.Add(new(field, null, null, longest));
        return Fits(value, field, longest);
    }

    private Check Fits(string? value, string field, int longest)
    {
        if (value is null) return this;
        return value.Length > longest
            ? That(false, "text.too-long", field, ("longest", longest), ("length", value.Length))
            : That(IsText(value), "text.characters", field);
    }

    /// <summary>A whole number within bounds.</summary>
    public Check Range(long value, string field, long least, long most)
    {
        asked?.Add(new(field, least, most, null));
        return That(value >= least && value <= most, "number.range", field, ("least", least), ("most", most));
    }

    /// <summary>Takes over what another check found, under a prefix of the field.</summary>
    public Check Add(IEnumerable<Violation> violations, string prefix = "")
    {
        _violations.AddRange(violations.Select(v => v with { Field = prefix + v.Field }));
        return this;
    }

    private static bool IsText(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!Rune.TryGetRuneAt(value, i, out var rune)) return false;
            if (Rune.IsControl(rune) && value[i] is not ('\n' or '\r' or '\t')) return false;
            if ((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF) return false;
            i += rune.Utf16SequenceLength - 1;
        }
        return true;
    }
}
