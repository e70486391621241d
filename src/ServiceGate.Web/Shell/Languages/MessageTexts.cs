using System.Globalization;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Shell.Languages;

/// <summary>Puts messages in the house into words.</summary>
public static class MessageTexts
{
    private const string Due = "due";
    private const string Latest = "latest";

    /// <summary>What a message says, with the step it is about. A message of a definition that has no text here says the code that the definition names.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="message">The message.</param>
    /// <param name="time">How a moment is written.</param>
    public static string Of(this Texts texts, Notification message, Func<DateTimeOffset, string> time)
    {
        var key = "message." + message.Message;
        var arguments = message.Arguments.Select(a => (a.Key, (object?)Said(texts, message, a.Key, a.Value, time)));
        var suffix = texts.Language.Tag == "en" ? "En" : "Zh";
        arguments = arguments.Concat(message.Arguments.Where(a => a.Key.EndsWith(suffix, StringComparison.Ordinal)).Select(a => (a.Key[..^suffix.Length], (object?)a.Value)));
        var said = texts.Has(key) ? texts.T(key, [.. arguments]) : message.Message;
        // A rule within a message says it already.
        if (!message.Arguments.ContainsKey("rule")) said = texts.ForZone(said, message.Arguments.GetValueOrDefault("segment"));
        return message.Arguments.ContainsKey(Due) ? texts.Name("step", message.ActivityId) + texts.T("common.colon") + said : said;
    }

    private static string Said(Texts texts, Notification message, string name, string value, Func<DateTimeOffset, string> time) => name switch
    {
        Due or Latest or "since" when MomentOf(value) is { } at => time(at),
        "step" or "notice" => texts.Name("step", value),
        "gate" => texts.Gate(value, CoreJson.TryParseCode<LaunchKind>(message.Arguments.GetValueOrDefault("kind"), out var kind) ? kind : null),
        "department" => texts.Name("department", value),
        "verdict" => texts.Name("verdict", value),
        "work" => texts.Owed(value, message.Arguments.GetValueOrDefault("about")),
        "role" => texts.T("role." + value),
        "channel" => texts.T("channel." + value),
        "rule" => texts.Rule(value, message.Arguments),
        "state" => texts.Name("action-state", value),
        "reason" when value.Length == 0 => texts.T("message.no-reason"),
        _ => value,
    };

    private static DateTimeOffset? MomentOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>The moment that a message names; null when it names none.</summary>
    public static DateTimeOffset? DueOf(Notification message) =>
        message.Arguments.TryGetValue(Due, out var text) || message.Arguments.TryGetValue(Latest, out text) ? MomentOf(text) : null;
}
