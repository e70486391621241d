using System.Globalization;
using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Rosters;

/// <summary>What became of a call-out (外呼).</summary>
public enum CallStatus
{
    /// <summary>Nobody is called: the installation has no call-out, the shift no number, or nobody is on duty.</summary>
    [JsonStringEnumMemberName("message-only")] MessageOnly,

    /// <summary>To be placed, or tried again.</summary>
    [JsonStringEnumMemberName("due")] Due,

    /// <summary>On its way to the gateway; taken up again when its sender is gone.</summary>
    [JsonStringEnumMemberName("placing")] Placing,

    /// <summary>The gateway has said that it took the call.</summary>
    [JsonStringEnumMemberName("placed")] Placed,

    /// <summary>The gateway has not taken it, also not when tried again.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>No longer needed before it was placed.</summary>
    [JsonStringEnumMemberName("dropped")] Dropped,
}

/// <summary>What came of asking somebody on duty.</summary>
public enum DutyAnswer
{
    /// <summary>That person has confirmed.</summary>
    [JsonStringEnumMemberName("confirmed")] Confirmed,

    /// <summary>That person has declined.</summary>
    [JsonStringEnumMemberName("declined")] Declined,

    /// <summary>No answer within the time; the next one was asked.</summary>
    [JsonStringEnumMemberName("unanswered")] Unanswered,

    /// <summary>Somebody else has answered, or what was asked about has changed or is over.</summary>
    [JsonStringEnumMemberName("not-needed")] NotNeeded,
}

/// <summary>That somebody on duty was asked to confirm an emergency, by message and by call-out (逐一询问当班人员).</summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The emergency.</param>
/// <param name="Standing">What it was about: list and texts as they stood.</param>
/// <param name="ShiftId">The shift by which the person is on duty; null: nobody was.</param>
/// <param name="PersonId">Who was asked; null: nobody was on duty, and those who are entitled without a roster were asked.</param>
/// <param name="AskedAt">When, business time.</param>
/// <param name="NextAt">When the next one is asked, if there is no answer until then.</param>
/// <param name="Status">What became of the call.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="TryAt">When it is tried next, business time; null once that is over.</param>
/// <param name="Reason">Why it was not placed, as a code (<c>http-503</c>, <c>no-number</c>); no personal data.</param>
/// <param name="Answer">What came of it; null: that is open.</param>
/// <param name="AnsweredAt">When it was answered, or was no longer waited for.</param>
/// <param name="AnsweredBy">Who has answered, also in the name of the person asked; null: nobody.</param>
/// <param name="Word">A random word, given when it is written: with the id it names the call for the gateway, and no copy of the installation names another one so.</param>
public sealed record DutyCall(
    long Id, long LaunchId, string Standing, long? ShiftId, long? PersonId, DateTimeOffset AskedAt, DateTimeOffset NextAt, CallStatus Status, int Tries = 0, DateTimeOffset? TryAt = null,
    string? Reason = null, DutyAnswer? Answer = null, DateTimeOffset? AnsweredAt = null, long? AnsweredBy = null, string? Word = null)
{
    /// <summary>The key under which the gateway is given the call, the same however often it is tried.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Word}-{Id}");
}

/// <summary>That a second person has said no to an emergency as it stood: it is sent only once it was changed and confirmed, or that person says yes after all.</summary>
/// <param name="LaunchId">The emergency.</param>
/// <param name="Standing">List and texts as they stood.</param>
/// <param name="By">Who declined.</param>
/// <param name="At">When, business time.</param>
/// <param name="Reason">Why.</param>
public sealed record EmergencyDecline(long LaunchId, string Standing, long By, DateTimeOffset At, string Reason);
