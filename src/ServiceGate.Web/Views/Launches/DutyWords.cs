using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.Launches;

/// <summary>
/// The sentence of a blocker where its launch is known: positions on duty are called as its checklist calls them, so that the sentence and the form which clears it say the same
/// (配置操作 of an offer is 割接操作 of a cutover).
/// </summary>
public static class DutyWords
{
    private const string Duty = "duty";

    /// <summary>The sentence of a blocker.</summary>
    /// <param name="texts">The words of the language.</param>
    /// <param name="blocker">The blocker.</param>
    /// <param name="checklist">The checklist that the launch keeps.</param>
    public static string Rule(this Texts texts, Blocker blocker, Checklist checklist) =>
        blocker.Arguments.TryGetValue(Duty, out var codes)
            ? texts.Rule(blocker.Rule, new Dictionary<string, string>(blocker.Arguments, StringComparer.Ordinal) { [Duty] = string.Join(',', codes.Split(',').Select(code => NameOf(code, checklist, texts))) })
            : texts.Rule(blocker);

    private static string NameOf(string code, Checklist checklist, Texts texts) =>
        checklist.Duties.FirstOrDefault(d => d.Code == code)?.Name.In(texts.Language.Tag) ?? code;
}
