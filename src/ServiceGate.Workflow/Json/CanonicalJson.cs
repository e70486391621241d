using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ServiceGate.Workflow.Json;

/// <summary>
/// Canonical JSON after RFC 8785 (JSON Canonicalization Scheme), with every string first brought to Unicode NFC and its line ends to LF,
/// so that the same words typed on two systems have the same hash.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical text of a JSON value.</summary>
    /// <exception cref="ArgumentException">An object has two members whose names are equal after normalisation, or a number is not finite.</exception>
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, text);
                break;
            case JsonValueKind.Array:
                WriteArray(value, text);
                break;
            case JsonValueKind.String:
                WriteString(Normal(value.GetString()!), text);
                break;
            case JsonValueKind.Number:
                text.Append(Number(value.GetDouble()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(JsonElement value, StringBuilder text)
    {
        var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
            if (!members.TryAdd(Normal(member.Name), member.Value))
                throw new ArgumentException($"The member {member.Name} stands twice in one object.", nameof(value));
        text.Append('{');
        var first = true;
        foreach (var (name, member) in members)
        {
            if (!first) text.Append(',');
            first = false;
            WriteString(name, text);
            text.Append(':');
            Write(member, text);
        }
        text.Append('}');
    }

    private static void WriteArray(JsonElement value, StringBuilder text)
    {
        text.Append('[');
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first) text.Append(',');
            first = false;
            Write(item, text);
        }
        text.Append(']');
    }

    private static string Normal(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Normalize(NormalizationForm.FormC);

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        if (value.AsSpan().IndexOfAny(Escaped) < 0) text.Append(value);
        else foreach (var c in value) WriteEscaped(c, text);
        text.Append('"');
    }

    private static void WriteEscaped(char c, StringBuilder text) => _ = c switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\b' => text.Append("\\b"),
        '\f' => text.Append("\\f"),
        '\n' => text.Append("\\n"),
        '\r' => text.Append("\\r"),
        '\t' => text.Append("\\t"),
        < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => text.Append(c),
    };

    /// <summary>A number as ECMAScript writes it (ECMA-262, Number::toString), which RFC 8785 prescribes.</summary>
    internal static string Number(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("A JSON number is finite.", nameof(value));
        if (value == 0) return "0";
        var (digits, exponent) = Digits(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        var sign = value < 0 ? "-" : "";
        if (digits.Length <= exponent && exponent <= 21) return sign + digits + new string('0', exponent - digits.Length);
        if (exponent is > 0 and <= 21) return $"{sign}{digits[..exponent]}.{digits[exponent..]}";
        if (exponent is > -6 and <= 0) return $"{sign}0.{new string('0', -exponent)}{digits}";
        var e = exponent - 1;
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return $"{sign}{mantissa}e{(e < 0 ? "-" : "+")}{Math.Abs(e).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The significant digits of a shortest round-trip text and the position of the decimal point after the first of them.</summary>
    private static (string Digits, int Exponent) Digits(string round)
    {
        var parts = round.Split('E');
        var mantissa = parts[0].Split('.');
        var fraction = mantissa.Length > 1 ? mantissa[1] : "";
        var all = mantissa[0] + fraction;
        var point = mantissa[0].Length + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), point - leading);
    }
}
