using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Launches;

/// <summary>What a check after the work tries.</summary>
public enum PostCheckKind
{
    /// <summary>Test calls (拨测): how many were made, how many were completed.</summary>
    [JsonStringEnumMemberName("test-call")] TestCall,

    /// <summary>Emergency calls (紧急呼叫 110、119、120、122): how many were made, how many were completed. One that failed is settled by nobody.</summary>
    [JsonStringEnumMemberName("emergency-call")] EmergencyCall,

    /// <summary>A key figure (关键指标): its value before the work and after it.</summary>
    [JsonStringEnumMemberName("figure")] Figure,

    /// <summary>Anything else, without figures.</summary>
    [JsonStringEnumMemberName("check")] Check,
}

/// <summary>A check after the work (割接后验证) that a kind of launch owes within so many minutes of the reported end.</summary>
/// <param name="Code">Code, unique in the checklist (<c>emergency-call</c>).</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">What it tries.</param>
/// <param name="Minutes">Within how many minutes of the reported end it is proven, 1 to 1,440.</param>
/// <param name="Least">How many calls are made at least; for figures the least value before that says anything. 0: no least.</param>
/// <param name="DropPercent">By how many percent what is measured may lie below what is expected and still pass, 0 to 100.</param>
public sealed record PostCheck(string Code, LocalText Name, PostCheckKind Kind, int Minutes, int Least = 0, int DropPercent = 0);

/// <summary>A check after the work of the launch's own, without figures.</summary>
/// <param name="Minutes">Within how many minutes of the reported end it is proven, 1 to 1,440.</param>
/// <param name="Name">Name, at most 100 characters.</param>
[Members("minutes", "name")]
public sealed record OwnPostCheck(int Minutes, string Name);

/// <summary>The work was reported as done, and what was checked since. Once the work has gone on, or was rolled back, it begins anew: what was proven says nothing of what is so now.</summary>
/// <param name="By">Who reported the end.</param>
/// <param name="WrittenAt">When it was reported, business time.</param>
/// <param name="Outcomes">What was checked, oldest first; of each check the last one counts.</param>
/// <param name="Settled">What counts as settled without having passed, oldest first.</param>
[Members("by", "writtenAt", "outcomes", "settled")]
public sealed record PostCheckRound(long By, DateTimeOffset WrittenAt, IReadOnlyList<PostCheckOutcome> Outcomes, IReadOnlyList<PostCheckSettlement> Settled)
{
    /// <summary>What a check has shown last; null: it was not tried.</summary>
    public PostCheckOutcome? LastOf(string check) => Outcomes.LastOrDefault(o => o.Check == check);

    /// <summary>Who lets a check count although it has not passed; what was tried afterwards says more than what somebody settled before.</summary>
    public PostCheckSettlement? SettlementOf(string check) => Settled.LastOrDefault(s => s.Check == check && s.Tries == TriesOf(check));

    /// <summary>How often a check was tried.</summary>
    public int TriesOf(string check) => Outcomes.Count(o => o.Check == check);

    /// <summary>Whether a check has failed and nobody has settled that.</summary>
    public bool HasFailed() => Outcomes.Select(o => o.Check).Distinct(StringComparer.Ordinal).Any(c => LastOf(c) is { Passed: false } && SettlementOf(c) is null);
}

/// <summary>What a check has shown.</summary>
/// <param name="Check">The check's code.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="At">When it was tried, business time.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="WrittenAt">When it was written down, business time.</param>
/// <param name="Expected">Calls made, or the figure before the work: a decimal number as text; null: a check without figures.</param>
/// <param name="Measured">Calls completed, or the figure after it.</param>
/// <param name="Proof">What proves it, at most 500 characters; null: the attachment does.</param>
/// <param name="Attachment">The attachment that proves it; null: the text does.</param>
[Members("check", "passed", "at", "by", "writtenAt", "expected", "measured", "proof", "attachment")]
public sealed record PostCheckOutcome(
    string Check, bool Passed, DateTimeOffset At, long By, DateTimeOffset WrittenAt, string? Expected = null, string? Measured = null, string? Proof = null, long? Attachment = null);

/// <summary>A second person lets a check count that has not passed. A later outcome of the same check takes its place.</summary>
/// <param name="Check">The check's code.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, business time.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
/// <param name="Tries">How many outcomes of the check there were: it lets those count, and none that comes afterwards.</param>
[Members("check", "by", "at", "reason", "tries")]
public sealed record PostCheckSettlement(string Check, long By, DateTimeOffset At, string Reason, int Tries);
