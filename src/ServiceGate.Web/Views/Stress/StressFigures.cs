using System.Globalization;
using ServiceGate.Core.Facts.Stress;
using ServiceGate.Core.Rules.Stress;
using ServiceGate.Web.Shell.Components;

namespace ServiceGate.Web.Views.Stress;

/// <summary>How figures of a forecast are written and drawn.</summary>
public static class StressFigures
{
    /// <summary>A number with one decimal at most, in the invariant format.</summary>
    public static string Text(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The same of a floating-point number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="form">How many decimals.</param>
    public static string Text(double number, string form = "0.##") => number.ToString(form, CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage with one decimal, cut off, so that nothing looks as if it met what it misses.</summary>
    public static string Percent(double share) => (Math.Floor(share * 1000) / 10).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>The pill of how an hour stands.</summary>
    public static PillState PillOf(HourStanding standing) => standing switch
    {
        HourStanding.Met or HourStanding.Answered => PillState.Open,
        HourStanding.Accepted => PillState.Waiting,
        _ => PillState.Blocked,
    };

    /// <summary>The sign at an hour that misses its target: how it stands, without colour.</summary>
    public static string SignOf(HourStanding standing) => standing switch
    {
        HourStanding.Met or HourStanding.Answered => "✓",
        HourStanding.Accepted => "○",
        _ => "!",
    };

    /// <summary>Rates in a row: diamond, gold, silver, basic, window.</summary>
    public static string Rates(CallRates rates) => string.Join(" / ", rates.All().Select(r => (r.Calls ?? 0).ToString(CultureInfo.InvariantCulture)));
}
