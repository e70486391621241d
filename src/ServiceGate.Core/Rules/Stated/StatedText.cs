using System.Text;
using System.Text.RegularExpressions;

namespace ServiceGate.Core.Rules.Stated;

/// <summary>
/// A text while it is read for values: full-width letters and digits are as narrow ones, each character stays at its place, and what has been read as a value is read by nobody else.
/// </summary>
internal sealed class StatedText
{
    private const char Taken = '\u0001';
    private readonly StringBuilder _rest;
    private string? _now;

    public StatedText(string text)
    {
        _rest = new(text);
        for (var i = 0; i < _rest.Length; i++)
            _rest[i] = text[i] switch
            {
                // The Chinese comma stays: it stands between numbers, never within one.
                >= '\uFF01' and <= '\uFF5E' and not '\uFF0C' and var wide => (char)(wide - 0xFEE0),
                '\u3000' or '\u00A0' => ' ',
                '\uFFE5' => '\u00A5',
                '\u2013' or '\u2014' or '\u2212' => '-',
                _ => text[i],
            };
        Whole = _rest.ToString();
    }

    /// <summary>All of it, whatever was taken.</summary>
    public string Whole { get; }

    /// <summary>Reads what a pattern finds in what nobody has read, and takes it. What is read as null stays.</summary>
    public IEnumerable<StatedValue> Read(Regex pattern, Func<Match, StatedValue?> read)
    {
        foreach (Match match in pattern.Matches(_now ??= _rest.ToString()))
        {
            if (read(match) is not { } value) continue;
            var (start, length) = match.Groups["v"] is { Success: true } part ? (part.Index, part.Length) : (match.Index, match.Length);
            for (var i = start; i < start + length; i++) _rest[i] = Taken;
            _now = null;
            yield return value with { Start = start, Length = length };
        }
    }

    /// <summary>Takes what a pattern finds: it states nothing.</summary>
    public void PassOver(Regex pattern)
    {
        foreach (Match match in pattern.Matches(_now ??= _rest.ToString()))
            for (var i = match.Index; i < match.Index + match.Length; i++) _rest[i] = Taken;
        _now = null;
    }
}
