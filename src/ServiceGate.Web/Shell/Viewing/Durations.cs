using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Shell.Viewing;

/// <summary>Lengths of time in words.</summary>
public static class Durations
{
    /// <summary>A length in its two greatest units, the smaller one dropped when it says nothing: "3 d 7 h", "3 天 7 小时", "4 min".</summary>
    public static string InWords(TimeSpan length, Texts texts)
    {
        var (first, second) = length switch
        {
            { TotalDays: >= 7 } => (texts.Count("time.days", length.Days), null),
            { TotalDays: >= 1 } => (texts.Count("time.days", length.Days), Part("time.hours", length.Hours)),
            { TotalHours: >= 1 } => (texts.Count("time.hours", length.Hours), Part("time.minutes", length.Minutes)),
            { TotalMinutes: >= 1 } => (texts.Count("time.minutes", length.Minutes), null),
            _ => (texts.Count("time.seconds", length.Seconds), null),
        };
        return second is null ? first : $"{first} {second}";

        string? Part(string key, int amount) => amount == 0 ? null : texts.Count(key, amount);
    }
}
