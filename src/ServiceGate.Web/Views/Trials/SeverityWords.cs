using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.Trials;

/// <summary>What a severity means, as the checklist says it or in the usual words.</summary>
public static class SeverityWords
{
    /// <summary>The words.</summary>
    /// <param name="severity">1 to 5.</param>
    /// <param name="checklist">The checklist.</param>
    /// <param name="texts">The page's language.</param>
    public static string Of(int severity, Checklist checklist, Texts texts) =>
        checklist.Trials?.Severity is { } said ? said[severity - 1].In(texts.Language.Tag) : texts.T(string.Create(CultureInfo.InvariantCulture, $"trial.severity-{severity}"));
}
