using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.FactSheets;

/// <summary>What kind of value a fact of a sheet (业务要素) has.</summary>
public enum FactType
{
    /// <summary>Money, with its currency and what it is for: <c>58元/月</c>.</summary>
    [JsonStringEnumMemberName("money")] Money,

    /// <summary>A day.</summary>
    [JsonStringEnumMemberName("date")] Date,

    /// <summary>A moment by the clock of those who read it, or the time from one to another.</summary>
    [JsonStringEnumMemberName("moment")] Moment,

    /// <summary>A number with its unit: <c>100GB</c>.</summary>
    [JsonStringEnumMemberName("number")] Number,

    /// <summary>A length of time: <c>12个月</c>.</summary>
    [JsonStringEnumMemberName("duration")] Duration,

    /// <summary>A percentage.</summary>
    [JsonStringEnumMemberName("percentage")] Percentage,

    /// <summary>Words, in both languages.</summary>
    [JsonStringEnumMemberName("text")] Text,

    /// <summary>A telephone number or hotline.</summary>
    [JsonStringEnumMemberName("phone")] Phone,

    /// <summary>An address of the web.</summary>
    [JsonStringEnumMemberName("url")] Url,

    /// <summary>Yes or no.</summary>
    [JsonStringEnumMemberName("yes-no")] YesNo,
}
