using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>What was said to a what-if question.</summary>
public enum WhatIfVerdict
{
    /// <summary>It may happen: a risk is proposed (会).</summary>
    [JsonStringEnumMemberName("yes")] Yes,

    /// <summary>It cannot happen here (不会).</summary>
    [JsonStringEnumMemberName("no")] No,

    /// <summary>It was passed over (跳过).</summary>
    [JsonStringEnumMemberName("skipped")] Skipped,
}

/// <summary>An answer to a what-if question, the last one that was given. No signature covers it: the risk that came of it is signed.</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="Question">The question's id in the checklist.</param>
/// <param name="Verdict">What was said.</param>
/// <param name="Note">Why; null: nothing was said.</param>
/// <param name="By">Who said it.</param>
/// <param name="At">When, business time.</param>
public sealed record WhatIfAnswer(long LaunchId, string Question, WhatIfVerdict Verdict, string? Note, long By, DateTimeOffset At);
