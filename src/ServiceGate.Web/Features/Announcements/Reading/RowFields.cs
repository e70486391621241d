using System.Text.Json;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>The fields of one row of JSON. What is wrong with the row is found by asking for its fields; only the first fault is kept.</summary>
internal sealed class RowFields
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the names of the fields.</summary>
    /// <param name="row">The row.</param>
    /// <param name="known">The fields that a row may have; null: it may have others as well.</param>
    public RowFields(JsonElement row, IReadOnlyCollection<string>? known)
    {
        if (row.ValueKind is not JsonValueKind.Object)
        {
            Fail("announcement.not-a-row", null, ("kind", Kind(row)));
            return;
        }
        foreach (var field in row.EnumerateObject())
        {
            if (FieldName.Of(field) is not { } name) Fail("announcement.characters", null, ("name", FieldName.AsWritten(field)));
            else if (known?.Contains(name, StringComparer.OrdinalIgnoreCase) == false) Fail("announcement.unknown-field", null, ("name", name.Shortened(60)));
            else if (!_fields.TryAdd(name, field.Value)) Fail("announcement.field-twice", null, ("name", name.Shortened(60)));
        }
    }

    /// <summary>What is wrong first; null while nothing is.</summary>
    public Violation? Fault { get; private set; }

    /// <summary>Notes that something is wrong.</summary>
    public void Fail(string rule, string? field, params (string, object)[] arguments) => Fault ??= Violation.Of(rule, field, arguments);

    /// <summary>A field; null where it is missing or null.</summary>
    public JsonElement? Find(string name) => _fields.TryGetValue(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>A text; null where it is missing or none.</summary>
    public string? Text(string name, bool required = false)
    {
        if (Find(name) is not { } value)
        {
            if (required) Fail("announcement.missing", name, ("name", name));
            return null;
        }
        return TextOf(value, name);
    }

    /// <summary>A time; null where it is missing or none.</summary>
    public DateTimeOffset? Time(string name, TimeZoneInfo? zone, bool required = false)
    {
        if (Text(name, required) is not { } text) return null;
        var time = TimeText.Read(text, name, zone, out var fault);
        Fault ??= fault;
        return time;
    }

    /// <summary>A moment in seconds since 1970, or as a text with its offset; null where it is missing or none.</summary>
    public DateTimeOffset? Seconds(string name, TimeZoneInfo? zone, bool required = false)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Number } number) return Time(name, zone, required);
        if (number.TryGetDouble(out var seconds) && seconds is >= -62_135_596_800 and < 253_402_300_800) return DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor(seconds));
        Fail("announcement.not-a-time", name, ("name", name), ("value", number.GetRawText().Shortened(60)));
        return null;
    }

    /// <summary>The status; null where it is missing or unknown.</summary>
    public AnnouncementStatus? Status(string name)
    {
        if (Text(name, required: true) is not { } word) return null;
        if (AnnouncementWords.Status(word) is { } status) return status;
        Fail("announcement.unknown-status", name, ("value", word.Shortened(60)));
        return null;
    }

    /// <summary>The circuits; none where they are missing.</summary>
    /// <param name="name">Name of the list.</param>
    /// <param name="id">Name of a circuit's name.</param>
    /// <param name="remarks">Gets what is to be said of impacts that are not known.</param>
    public IReadOnlyList<AnnouncedCircuit> Circuits(string name, string id, List<Violation> remarks)
    {
        if (Find(name) is not { } list) return [];
        if (list.ValueKind is not JsonValueKind.Array)
        {
            Fail("announcement.type", name, ("name", name), ("kind", Kind(list)));
            return [];
        }
        return [.. list.EnumerateArray().Select(c => Circuit(c, id, remarks)).OfType<AnnouncedCircuit>()];
    }

    private AnnouncedCircuit? Circuit(JsonElement value, string id, List<Violation> remarks)
    {
        if (value.ValueKind is JsonValueKind.String) return TextOf(value, "circuits") is { } name ? new(name, CircuitImpact.Outage) : null;
        var fields = new RowFields(value, id == "id" ? ["id", "impact"] : null);
        var circuit = fields.Text(id, required: true);
        var word = fields.Text("impact");
        Fault ??= fields.Fault is { } fault ? fault with { Field = "circuits" } : null;
        if (circuit is null) return null;
        var impact = AnnouncementWords.Impact(word);
        if (impact is null && !string.IsNullOrWhiteSpace(word) && remarks.Count == 0)
            remarks.Add(Violation.Of("announcement.unknown-impact", "circuits", ("value", word.Shortened(60)), ("circuit", circuit.Shortened(60))));
        return new(circuit, impact ?? CircuitImpact.Outage);
    }

    private string? TextOf(JsonElement value, string name)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            Fail("announcement.type", name, ("name", name), ("kind", Kind(value)));
            return null;
        }
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of UTF-16, which no text is made of.
            Fail("announcement.characters", name, ("name", name));
            return null;
        }
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "flag",
        JsonValueKind.Array => "list",
        JsonValueKind.Object => "object",
        _ => "null",
    };
}
