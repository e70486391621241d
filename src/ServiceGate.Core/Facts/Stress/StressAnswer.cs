using System.Globalization;
using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.Stress;

/// <summary>What is done about hours in which the target is missed.</summary>
public enum StressAnswerKind
{
    /// <summary>More people answer (增加坐席).</summary>
    [JsonStringEnumMemberName("more-seats")] MoreSeats,

    /// <summary>Another line takes part of the calls (溢出分流).</summary>
    [JsonStringEnumMemberName("overflow")] Overflow,

    /// <summary>Part of the callers is called back later (回拨).</summary>
    [JsonStringEnumMemberName("call-back")] CallBack,

    /// <summary>An announcement in the menu answers part of the callers (语音播报).</summary>
    [JsonStringEnumMemberName("ivr-text")] IvrText,

    /// <summary>The head of the hotline's department accepts it (接受); written by the system.</summary>
    [JsonStringEnumMemberName("acceptance")] Acceptance,
}

/// <summary>What is done about some hours (应对). Whether it is enough is computed: more seats and fewer calls are put into the forecast of each hour.</summary>
/// <param name="From">First hour, local in the window's zone (<c>2026-11-27T10:00</c>).</param>
/// <param name="Until">End of the last hour, local.</param>
/// <param name="Kind">What is done.</param>
/// <param name="What">Who does it and how, or why it is accepted.</param>
/// <param name="Seats">How many seats more.</param>
/// <param name="TakesPercent">Which share of the calls it takes, 1 to 100.</param>
/// <param name="By">Sign-in name of whoever accepted it.</param>
/// <param name="UpToCalls">Up to how many calls an hour it was accepted: a forecast of more is not covered.</param>
/// <param name="HandlingSeconds">Up to which average handling time it was accepted; null: accepts nothing.</param>
/// <param name="Hours">The hours that were accepted, as they were then, at most <see cref="AcceptedHour.Most"/>; null: accepts nothing.</param>
[Members("from", "until", "kind", "what", "seats", "takesPercent", "by", "upToCalls", "handlingSeconds", "hours")]
public sealed record StressAnswer(
    string From, string Until, StressAnswerKind Kind, string What, int? Seats = null, int? TakesPercent = null, string? By = null, int? UpToCalls = null, int? HandlingSeconds = null,
    IReadOnlyList<AcceptedHour>? Hours = null)
{
    /// <summary>The most answers of a line.</summary>
    public const int Most = 50;

    /// <summary>Whether an hour lies in it.</summary>
    /// <param name="local">Local time of the hour's beginning, in the window's zone.</param>
    public bool Holds(DateTime local) => Read(From) is { } from && Read(Until) is { } until && local >= from && local < until;

    /// <summary>Whether an hour is accepted as it stands now: it was missed when it was accepted, and since then neither do more calls come nor do fewer people answer, nor does a call take longer.</summary>
    /// <param name="local">Local time of the hour's beginning, in the window's zone.</param>
    /// <param name="calls">Calls that come with what else is done about the hour.</param>
    /// <param name="seats">Seats with what else is done about it.</param>
    /// <param name="handlingSeconds">Average handling time.</param>
    public bool Accepts(DateTime local, decimal calls, int seats, int handlingSeconds) =>
        Kind is StressAnswerKind.Acceptance && handlingSeconds <= HandlingSeconds && (Hours ?? []).Any(h => Read(h.At) == local && calls <= h.Calls && seats >= h.Seats);

    internal void Check(string field, Check check)
    {
        var (from, until) = (Read(From), Read(Until));
        check.That(from is { Minute: 0 }, "stress.whole-hour", field + ".from", ("value", (From ?? "").Shortened(32)))
            .That(until is { Minute: 0 }, "stress.whole-hour", field + ".until", ("value", (Until ?? "").Shortened(32)))
            .That(from is null || until is null || until > from, "stress.answer-order", field + ".until")
            .Text(What, field + ".what", 500);
        if (Kind is StressAnswerKind.MoreSeats) check.Range(Seats ?? 0, field + ".seats", 1, StressShift.MostSeats);
        else check.That(Seats is null, "stress.answer-seats", field + ".seats");
        if (Takes) check.Range(TakesPercent ?? 0, field + ".takesPercent", 1, 100);
        else check.That(TakesPercent is null, "stress.answer-takes", field + ".takesPercent");
        check.That(Kind is StressAnswerKind.Acceptance == By is not null && By is null == UpToCalls is null && (By is not null || (HandlingSeconds is null && Hours is null)), "stress.accepted-by-nobody", field + ".kind")
            .That((Hours?.Count ?? 0) <= AcceptedHour.Most, "list.too-long", field + ".hours", ("most", AcceptedHour.Most));
    }

    private bool Takes => Kind is StressAnswerKind.Overflow or StressAnswerKind.CallBack or StressAnswerKind.IvrText;

    private static DateTime? Read(string? local) =>
        DateTime.TryParseExact(local, LocalTimes.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is >= LocalTimes.FirstYear and <= LocalTimes.LastYear ? time : null;
}
