using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Stress;

/// <summary>How calls to hotlines are forecast for a kind of launch, and what is asked of their seats: data of its checklist.</summary>
/// <param name="Lines">The hotlines and second lines whose forecast is asked.</param>
/// <param name="Department">The department whose head may accept that an hour misses its target.</param>
/// <param name="Rates">How many calls come from 10,000 customers; every tier and the window are said.</param>
/// <param name="Spread">Which share of the calls comes in the hour in which customers are told, in the next one and so on, in percent; together 100.</param>
/// <param name="ToldPerHour">How many customers are told an hour at most, where nothing else says so.</param>
/// <param name="HandlingSeconds">The average handling time that is proposed.</param>
/// <param name="TargetPercent">Which share of the calls is to be answered in time, in percent, 1 to 99.</param>
/// <param name="TargetSeconds">Within how many seconds.</param>
public sealed record StressAsk(
    IReadOnlyList<StressLine> Lines, string Department, CallRates Rates, IReadOnlyList<int> Spread, int ToldPerHour = 50_000, int HandlingSeconds = 240, int TargetPercent = 80, int TargetSeconds = 20)
{
    /// <summary>The longest time over which calls spread, in hours.</summary>
    public const int LongestSpread = 72;
}

/// <summary>A hotline or second line whose forecast is asked.</summary>
/// <param name="Code">Code (<c>hotline</c>), the key of its forecast.</param>
/// <param name="Name">Name.</param>
public sealed record StressLine(string Code, LocalText Name);

/// <summary>How many calls come from 10,000 customers (万户来电数), 0 to 100,000; null: as the kind says.</summary>
/// <param name="Diamond">Of diamond customers who are told, for each notice.</param>
/// <param name="Gold">Of gold ones.</param>
/// <param name="Silver">Of silver ones.</param>
/// <param name="Basic">Of basic ones.</param>
/// <param name="Window">Of affected customers in each hour of the window.</param>
[Members("diamond", "gold", "silver", "basic", "window")]
public sealed record CallRates(int? Diamond = null, int? Gold = null, int? Silver = null, int? Basic = null, int? Window = null)
{
    /// <summary>The customers in which rates count.</summary>
    public const int Per = 10_000;

    /// <summary>The rates by name, the highest tier first.</summary>
    public IEnumerable<(string Name, int? Calls)> All() => [("diamond", Diamond), ("gold", Gold), ("silver", Silver), ("basic", Basic), ("window", Window)];

    /// <summary>Whether it says anything.</summary>
    public bool SaysSomething() => All().Any(r => r.Calls is not null);

    /// <summary>These rates, and where they say nothing those of the kind.</summary>
    public CallRates Or(CallRates usual) => new(Diamond ?? usual.Diamond, Gold ?? usual.Gold, Silver ?? usual.Silver, Basic ?? usual.Basic, Window ?? usual.Window);

    internal void Check(Check check)
    {
        foreach (var (name, calls) in All())
            if (calls is { } said) check.Range(said, "rates." + name, 0, 100_000);
    }
}
