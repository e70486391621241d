using System.Globalization;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Foundation.Time;

/// <summary>Reads days as they are typed and sent, without a time: <c>2026-11-28</c>. Whose day it is, is said where it is used.</summary>
public static class Days
{
    /// <summary>The form in which days are given, stored and said.</summary>
    public const string Format = "yyyy-MM-dd";

    /// <summary>A day from <see cref="LocalTimes.FirstYear"/> to <see cref="LocalTimes.LastYear"/>; null when the text is none.</summary>
    public static DateOnly? Find(string? text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsTaken(day) ? day : null;

    /// <summary>The same, by the rule <c>date.format</c>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="field">Its field.</param>
    /// <param name="check">Told when it is no day that is taken.</param>
    public static DateOnly? Read(string? text, string field, Check check)
    {
        var day = Find(text);
        check.That(day is not null, "date.format", field, ("value", text ?? ""));
        return day;
    }

    /// <summary>Whether a day is of a year that is taken: of any other the hours could not be told in every zone.</summary>
    public static bool IsTaken(DateOnly day) => day.Year is >= LocalTimes.FirstYear and <= LocalTimes.LastYear;
}
