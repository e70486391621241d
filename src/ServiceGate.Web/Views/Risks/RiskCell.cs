using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Web.Views.Risks;

/// <summary>A field of the risk matrix, by which risks are filtered; in an address <c>risk=4-3</c>.</summary>
/// <param name="Likelihood">1 to 5.</param>
/// <param name="Impact">1 to 5.</param>
public sealed record RiskCell(int Likelihood, int Impact)
{
    /// <summary>Its name in an address.</summary>
    public const string Parameter = "risk";

    /// <summary>As it stands in an address.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Likelihood}-{Impact}");

    /// <summary>Whether a risk stands there, before controls.</summary>
    public bool Holds(Risk risk) => risk.Likelihood == Likelihood && risk.Impact == Impact;

    /// <summary>The field that an address names; null: none.</summary>
    public static RiskCell? Parse(string? code) =>
        code?.Split('-') is [var likelihood, var impact] && Step(likelihood) is { } l && Step(impact) is { } i ? new(l, i) : null;

    private static int? Step(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step is >= 1 and <= 5 ? step : null;
}
