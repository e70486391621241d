using System.Globalization;
using ServiceGate.Core.Facts.Notifications;

namespace ServiceGate.Web.Shell.Languages;

/// <summary>Puts messages in the house into words.</summary>
public static class MessageTexts
{
    private const string Due = "due";

    /// <summary>What a message says, with the step it is about. A message of a definition that has no text here says the code that the definition names.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="message">The message.</param>
    /// <param name="time">How a moment is written.</param>
    public static string Of(this Texts texts, Notification message, Func<DateTimeOffset, string> time)
    {
        var key = "message." + message.Message;
        var arguments = message.Arguments.Select(a => (a.Key, (object?)(a.Key == Due && DueOf(message) is { } at ? time(at) : a.Value)));
        var said = texts.Has(key) ? texts.T(key, [.. arguments]) : message.Message;
        return message.Arguments.ContainsKey(Due) ? texts.Name("step", message.ActivityId) + texts.T("common.colon") + said : said;
    }

    /// <summary>The moment that a message names; null when it names none.</summary>
    public static DateTimeOffset? DueOf(Notification message) =>
        message.Arguments.TryGetValue(Due, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
