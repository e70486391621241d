using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.Trials;

/// <summary>How far a finding is.</summary>
public enum FindingState
{
    /// <summary>Nothing is proved of it yet (未处理完).</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>It is fixed, and something proves it (已修复).</summary>
    [JsonStringEnumMemberName("fixed")] Fixed,

    /// <summary>Somebody has accepted that it stays (已接受).</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>It is fixed and was tried again (已复测).</summary>
    [JsonStringEnumMemberName("retested")] Retested,
}

/// <summary>What a trial has found (发现问题).</summary>
/// <param name="Key">Its key within the trial, 1 to 64 letters, digits and hyphens (<c>F1</c>).</param>
/// <param name="Text">What was found.</param>
/// <param name="Severity">1 a blemish to 5 nobody can use it, or somebody is harmed.</param>
/// <param name="State">How far it is.</param>
/// <param name="Fix">How it is fixed; null: nobody has said.</param>
/// <param name="Acceptance">That it stays as it is, and who says so; written by the system. Null: nobody has.</param>
/// <param name="FoundBy">Sign-in name of whoever wrote it down; written by the system.</param>
[Members("key", "text", "severity", "state", "fix", "acceptance", "foundBy")]
public sealed record TrialFinding(string Key, string Text, int Severity, FindingState State = FindingState.Open, FindingFix? Fix = null, FindingAcceptance? Acceptance = null, string? FoundBy = null)
{
    /// <summary>The most findings of a trial.</summary>
    public const int Most = 50;

    /// <summary>The steps of severity.</summary>
    public const int Steps = 5;

    internal void Check(string field, Check check)
    {
        check.That(Key is { Length: > 0 and <= 64 } && Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), "item.key", field + ".key", ("key", (Key ?? "").Shortened(64)))
            .Text(Text, field + ".text", 1000).Range(Severity, field + ".severity", 1, Steps).Optional(FoundBy, field + ".foundBy", 100);
        Fix?.Check(field + ".fix", check);
        Acceptance?.Check(field + ".acceptance", check);
        if (State is FindingState.Fixed or FindingState.Retested) check.That(!string.IsNullOrWhiteSpace(Fix?.Proof), "trial.finding-proof-required", field + ".fix.proof", ("finding", Key ?? ""));
        check.That(State is FindingState.Accepted == Acceptance is not null, "trial.finding-accepted-by-nobody", field + ".state", ("finding", Key ?? ""));
    }
}

/// <summary>How a finding is fixed (修复).</summary>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Due">The day by which it is fixed, <c>2026-11-20</c>.</param>
/// <param name="Proof">What proves that it is; null until then.</param>
[Members("owner", "due", "proof")]
public sealed record FindingFix(string Owner, string Due, string? Proof = null)
{
    internal void Check(string field, Check check)
    {
        check.Text(Owner, field + ".owner", 100).Optional(Proof, field + ".proof", 500);
        Days.Read(Due, field + ".due", check);
    }
}

/// <summary>That a finding stays as it is (接受).</summary>
/// <param name="By">Sign-in name of whoever accepts it.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day, <c>2026-11-20</c>.</param>
[Members("by", "reason", "on")]
public sealed record FindingAcceptance(string By, string Reason, string On)
{
    internal void Check(string field, Check check)
    {
        check.Text(By, field + ".by", 100).Text(Reason, field + ".reason", 500);
        Days.Read(On, field + ".on", check);
    }
}
