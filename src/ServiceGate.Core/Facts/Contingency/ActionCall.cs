using System.Globalization;

namespace ServiceGate.Core.Facts.Contingency;

/// <summary>That a plan's action was asked for a customer: once in earnest in a launch, and any number of times as a test of a rehearsal.</summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="Plan">Key of the plan.</param>
/// <param name="PlanHash">Hash of the plan as it was.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Run">The rehearsal it belongs to; <see cref="InEarnest"/>: none.</param>
/// <param name="Endpoint">Name of the endpoint; null: people do it by instruction.</param>
/// <param name="State">What became of it.</param>
/// <param name="Tries">How often it was sent.</param>
/// <param name="ClaimedAt">Since when it is on its way, machine time; null: it is not.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="AskedAt">When, business time.</param>
/// <param name="Identity">How the caller's identity was checked; null in a test.</param>
/// <param name="CallId">Id of the hotline's call in which the customer said yes; null in a test.</param>
/// <param name="Reason">What the customer said; null in a test.</param>
/// <param name="SettledAt">When it was known what became of it, business time.</param>
/// <param name="Answer">What came back: a code, with the answer's beginning where it was not understood.</param>
/// <param name="Word">A random word, given when it is written: no copy of the installation has another action under its key.</param>
public sealed record ActionCall(
    long Id, long LaunchId, string Plan, string PlanHash, long CustomerId, long Run, string? Endpoint, ActionState State, int Tries, DateTimeOffset? ClaimedAt, long AskedBy, DateTimeOffset AskedAt,
    IdentityCheck? Identity = null, string? CallId = null, string? Reason = null, DateTimeOffset? SettledAt = null, string? Answer = null, string? Word = null)
{
    /// <summary>The run of what is no test.</summary>
    public const long InEarnest = 0;

    /// <summary>The longest answer that is kept, in characters.</summary>
    public const int LongestAnswer = 200;

    /// <summary>Whether it is a test: the receiver changes nothing.</summary>
    public bool IsTest => Run != InEarnest;

    /// <summary>Whether it is known what became of it, or that nobody knows.</summary>
    public bool IsSettled => State is ActionState.Done or ActionState.Refused or ActionState.InDoubt;

    /// <summary>The key under which the receiver is given it, the same however often it is sent.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Word}-{Id}");
}
