using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Briefs;

/// <summary>What customers lose, and whom it hits hardest, as the owner states it (客户影响). What is not stated is null, and nobody reckons it.</summary>
/// <param name="Service">What is interrupted or taken away, at most 200 characters.</param>
/// <param name="Minutes">For how many minutes, 0 to 43,200.</param>
/// <param name="Flaps">How often it is interrupted for moments besides (闪断次数), 0 to 1,000.</param>
/// <param name="Important">How many important customers are affected (重要客户).</param>
/// <param name="ElderlyPercent">What share of the customers is 65 or older, 0 to 100.</param>
/// <param name="LatestRollback">The last moment at which a rollback still ends within the window (最晚回退时刻), local in the window's zone, <c>2026-11-28T04:30</c>.</param>
[Members("service", "minutes", "flaps", "important", "elderlyPercent", "latestRollback")]
public sealed record CustomerImpact(string? Service = null, int? Minutes = null, int? Flaps = null, int? Important = null, int? ElderlyPercent = null, string? LatestRollback = null)
{
    /// <summary>Without blanks; null where nothing is stated.</summary>
    public CustomerImpact? Plain()
    {
        var plain = this with { Service = string.IsNullOrWhiteSpace(Service) ? null : Service.Trim(), LatestRollback = string.IsNullOrWhiteSpace(LatestRollback) ? null : LatestRollback.Trim() };
        return plain == new CustomerImpact() ? null : plain;
    }

    /// <summary>Checks what needs no window.</summary>
    internal void Check(Check check)
    {
        check.Optional(Service, "impact.service", 200);
        if (Minutes is { } minutes) check.Range(minutes, "impact.minutes", 0, 43_200);
        if (Flaps is { } flaps) check.Range(flaps, "impact.flaps", 0, 1000);
        if (Important is { } important) check.Range(important, "impact.important", 0, 100_000_000);
        if (ElderlyPercent is { } elderly) check.Range(elderly, "impact.elderlyPercent", 0, 100);
    }
}
