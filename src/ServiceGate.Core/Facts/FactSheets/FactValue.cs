using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.FactSheets;

/// <summary>The value of a fact, for everybody or for one segment; which members it has goes by the fact's type.</summary>
/// <param name="Segment">Code of the segment that it holds for; null: for all who have no value of their own.</param>
/// <param name="Amount">Money: how much, a decimal number as text (<c>58</c>, <c>0.15</c>).</param>
/// <param name="Currency">Money: its code (ISO 4217); null: CNY.</param>
/// <param name="Per">Money: what it is for; null: once.</param>
/// <param name="Date">Date: the day (<c>2026-03-01</c>).</param>
/// <param name="From">Moment: the local time (<c>2026-03-01T00:00</c>).</param>
/// <param name="Until">Moment: the local time at which it ends; null: it is a moment.</param>
/// <param name="Number">Number, duration: how many, a decimal number as text.</param>
/// <param name="Unit">Number, duration: code of the unit (<see cref="FactUnits"/>).</param>
/// <param name="Percent">Percentage: a decimal number as text, without the sign.</param>
/// <param name="Text">Text: the words, at most 500 characters.</param>
/// <param name="Phone">Phone: the number, digits, hyphens and spaces.</param>
/// <param name="Url">URL: the address.</param>
/// <param name="Yes">Yes or no.</param>
[Members("segment", "amount", "currency", "per", "date", "from", "until", "number", "unit", "percent", "text", "phone", "url", "yes")]
public sealed record FactValue(
    string? Segment = null, string? Amount = null, string? Currency = null, MoneyPer? Per = null, string? Date = null, string? From = null, string? Until = null,
    string? Number = null, string? Unit = null, string? Percent = null, LocalText? Text = null, string? Phone = null, string? Url = null, bool? Yes = null)
{
    /// <summary>The currency where none is named.</summary>
    public const string UsualCurrency = "CNY";

    /// <summary>The longest words.</summary>
    public const int LongestText = 500;
}

/// <summary>What an amount of money is for.</summary>
public enum MoneyPer
{
    /// <summary>A month.</summary>
    [JsonStringEnumMemberName("month")] Month,

    /// <summary>A year.</summary>
    [JsonStringEnumMemberName("year")] Year,

    /// <summary>A day.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>Each time.</summary>
    [JsonStringEnumMemberName("time")] Time,
}

/// <summary>A segment of customers (客户群) whose facts may differ, as its owner calls it.</summary>
/// <param name="Code">Code: 1 to 32 small letters, digits, hyphens.</param>
/// <param name="Name">Name, at most 60 characters.</param>
[Members("code", "name")]
public sealed record SheetSegment(string Code, LocalText Name)
{
    /// <summary>The most segments of a sheet.</summary>
    public const int Most = 12;

    /// <summary>The longest name.</summary>
    public const int LongestName = 60;
}
