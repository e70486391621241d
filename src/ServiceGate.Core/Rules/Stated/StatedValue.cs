using System.Globalization;
using ServiceGate.Core.Facts.FactSheets;

namespace ServiceGate.Core.Rules.Stated;

/// <summary>A value that a text states, or that a fact has: what it measures and how much, in each way in which it may be read.</summary>
/// <param name="Readings">The ways in which it may be read, at least one: <c>100M</c> is data or a rate, <c>八折</c> 80 % of a price or 20 % off.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Per">Money: what it is for, as far as it is said.</param>
/// <param name="Year">Dates: the year, as far as it is said.</param>
public sealed record StatedValue(IReadOnlyList<Reading> Readings, int Start = 0, int Length = 0, MoneyPer? Per = null, int? Year = null)
{
    /// <summary>The word that says of what else it is: the price of a card, the length of a warranty. It tells no fact, unless the fact is named so.</summary>
    public string? Apart { get; init; }

    /// <summary>Whether what it is of is no fact's (<see cref="Apart"/>): it contradicts none, unless the fact is named so.</summary>
    public bool IsAside { get; init; }

    /// <summary>Whether it surely says how much customers get: data, a rate, minutes of calls, messages. Such values are compared with the words of a sheet too.</summary>
    public bool IsPromised { get; init; }

    /// <summary>Times of the day: whether it is midnight at the end of the day that stands before it.</summary>
    public bool EndsTheDay { get; init; }

    /// <summary>Behind its last character.</summary>
    public int End => Start + Length;

    /// <summary>What it may measure.</summary>
    public IEnumerable<string> Measures => Readings.Select(r => r.Measure);

    /// <summary>Whether both may say the same. What only one of them says, the year or what money is for, contradicts nothing.</summary>
    public bool Agrees(StatedValue other) =>
        Readings.Any(r => other.Readings.Any(r.IsAs)) && (Per is null || other.Per is null || Per == other.Per) && (Year is null || other.Year is null || Year == other.Year);

    /// <summary>A value that may be read in one way.</summary>
    public static StatedValue Of(string measure, decimal size, int start = 0, int length = 0) => new([new(measure, size)], start, length);
}

/// <summary>A way to read a value.</summary>
/// <param name="Measure">What it measures; only values of the same measure are compared.</param>
/// <param name="Size">How much, in the measure's smallest unit; of texts such as telephone numbers 0.</param>
/// <param name="Text">Telephone numbers and addresses: how they are written, without what does not tell them apart.</param>
public sealed record Reading(string Measure, decimal Size, string? Text = null)
{
    /// <summary>Whether both are the same: 24 hours are a day.</summary>
    public bool IsAs(Reading other) => Size == other.Size && Text == other.Text && (Measure == other.Measure || (IsTime(Measure) && IsTime(other.Measure)));

    private static bool IsTime(string measure) => measure is FactUnits.Minutes or FactUnits.Days;

    /// <summary>Measure of percentages.</summary>
    public const string Percent = "percent";

    /// <summary>Measure of days of the year: the month times 100, and the day.</summary>
    public const string Date = "date";

    /// <summary>Measure of times of the day, in minutes.</summary>
    public const string Clock = "clock";

    /// <summary>Measure of minutes of calls, which are no length of time.</summary>
    public const string Calls = "calls";

    /// <summary>Measure of messages.</summary>
    public const string Messages = "messages";

    /// <summary>Measure of telephone numbers.</summary>
    public const string Phone = "phone";

    /// <summary>Measure of addresses of the web.</summary>
    public const string Url = "url";

    /// <summary>Measure of an amount of money of a currency.</summary>
    public static string Money(string currency) => $"money:{currency}";

    /// <summary>A day of the year.</summary>
    public static Reading Day(int month, int day) => new(Date, (month * 100) + day);

    /// <summary>A telephone number, by its digits.</summary>
    public static Reading Number(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return new(Phone, 0, digits.Length > 11 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits);
    }

    /// <summary>An address, however its host is written.</summary>
    public static Reading Address(string url) => new(Url, 0, url.TrimEnd('/').ToLower(CultureInfo.InvariantCulture));
}
