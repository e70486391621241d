using System.Globalization;
using System.Text.Json;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.History;

/// <summary>What an event of the audit trail is about, in words: which item in which version, which step, gate, batch or person; and the reason that was given.</summary>
internal static class AuditSubjects
{
    /// <summary>The details that say it, in the order of a sentence, each with the words of its codes.</summary>
    private static readonly IReadOnlyList<(string Detail, Func<string, Texts, string> Words)> Said =
    [
        ("section", (code, texts) => texts.Name("section", code)),
        ("key", Item),
        ("definition", (id, _) => id),
        ("step", (code, texts) => texts.Name("step", code)),
        ("gate", (code, texts) => texts.Name("gate-name", code)),
        ("channel", (code, texts) => texts.Name("channel", code)),
        ("level", (code, texts) => texts.Name("risk-level", code)),
        ("result", (code, texts) => texts.Name("launch-result", code)),
        ("from", (number, _) => number),
        ("userName", (name, _) => name),
        ("role", (code, texts) => texts.Name("role", code)),
        ("unit", (code, _) => code),
        ("department", (code, texts) => texts.Name("department", code)),
        ("code", (code, _) => code),
        ("source", (name, _) => name),
        ("revision", (number, texts) => texts.T("dossier.revision", ("revision", long.Parse(number, CultureInfo.InvariantCulture)))),
        ("version", (number, texts) => texts.T("dossier.revision", ("revision", long.Parse(number, CultureInfo.InvariantCulture)))),
        ("reason", (text, texts) => texts.T("history.quoted", ("text", text))),
    ];

    /// <summary>What it is about; empty where its name says all.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="texts">The words of the language.</param>
    public static string Of(AuditEvent happened, Texts texts)
    {
        using var body = JsonDocument.Parse(happened.Body);
        if (!body.RootElement.TryGetProperty("details", out var details) || details.ValueKind is not JsonValueKind.Object) return "";
        return string.Join(" · ", Said.Select(s => Plain(details, s.Detail) is { Length: > 0 } value ? s.Words(value, texts) : "").Where(word => word.Length > 0).Distinct());
    }

    /// <summary>A text or a whole number; whatever else is there is for the details.</summary>
    private static string? Plain(JsonElement details, string name) => !details.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out _) && name is "revision" or "version" => value.GetRawText(),
        _ => null,
    };

    /// <summary>An item by what people call it: a script by its channel, a notice by its step; the header is its section.</summary>
    private static string Item(string key, Texts texts) =>
        key == LaunchHeader.Key ? "" : texts.Has("channel." + key) ? texts.Name("channel", key) : texts.Name("step", key);
}
