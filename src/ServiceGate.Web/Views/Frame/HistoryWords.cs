using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.Frame;

/// <summary>What happened to a launch as sentences, one for each act: a decision with the findings it was given with, not followed by the step of the flow that it set going.</summary>
/// <param name="texts">The language.</param>
/// <param name="kind">The launch's kind, whose words are used.</param>
public sealed class HistoryWords(Texts texts, LaunchKind kind)
{
    private static readonly string[] Prefixes = ["verdict", "gate-name", "step", "channel", "history-word", "outcome", "result"];

    /// <summary>The acts among the entries, in their order, each with the findings that belong to it.</summary>
    /// <param name="entries">Entries of one launch.</param>
    public static IReadOnlyList<(HistoryEntry Entry, IReadOnlyList<HistoryEntry> Findings)> Acts(IReadOnlyList<HistoryEntry> entries)
    {
        var decisions = entries.Where(e => e.Kind is HistoryKind.Decision).ToLookup(e => (e.At, e.By.Id));
        var raised = entries.Where(IsRaised).ToLookup(e => (e.At, e.By.Id));
        var acted = entries.Where(e => e.Kind is not (HistoryKind.Flow or HistoryKind.Gate)).Select(e => e.At).ToHashSet();
        return
        [
            .. entries.Where(e => !(IsRaised(e) && decisions.Contains((e.At, e.By.Id))) && !(e is { Kind: HistoryKind.Flow, What: "completed" } && acted.Contains(e.At)))
                .Select(e => (e, (IReadOnlyList<HistoryEntry>)(e.Kind is HistoryKind.Decision ? [.. raised[(e.At, e.By.Id)]] : []))),
        ];
    }

    /// <summary>An act as the rest of a sentence that begins with who did it.</summary>
    /// <param name="entry">The act.</param>
    /// <param name="findings">How many findings or conditions it was given with.</param>
    public string Of(HistoryEntry entry, int findings = 0)
    {
        var key = $"said.{entry.Kind.Code()}.{entry.What}";
        if (entry is { Kind: HistoryKind.Act, What: "reported", Count: > 0 }) key += "-failed";
        return texts.Has(key)
            ? texts.Count(key, entry.Count ?? findings, ("what", Thing(entry)), ("subject", entry.Subject), ("step", Word(entry.Subject ?? "")), ("gate", texts.Gate(entry.Subject, kind)),
                ("channel", texts.Name("channel", entry.Subject)), ("result", ResultOf(entry)), ("work", entry is { What: "urged", Subject: { } work } ? texts.Owed(work, null) : ""))
            : texts.List(Words(entry));
    }

    /// <summary>An item as people call it; what a section has only one of is the section.</summary>
    private string Thing(HistoryEntry entry)
    {
        if (entry.Section is not { } section) return "";
        var name = texts.T("section." + section.Code());
        return entry.Subject is { } subject && Word(subject) is var item && subject is not ("header" or "list") ? texts.T("said.of", ("section", name), ("item", item)) : name;
    }

    private string ResultOf(HistoryEntry entry) => CoreJson.TryParseCode<LaunchResult>(entry.Subject, out var result) ? texts.Name("result", result.Code()) : "";

    private IEnumerable<string> Words(HistoryEntry entry)
    {
        if (entry.Kind is HistoryKind.Flow) yield return texts.T("history-kind.flow");
        yield return Word(entry.What);
        if (entry.Section is { } section) yield return texts.T("section." + section.Code());
        if (entry.Subject is { } subject) yield return Word(subject);
        if (entry is { Kind: HistoryKind.Flow, Text: { Length: > 0 } and not "Done" and { } outcome }) yield return Word(outcome);
    }

    private string Word(string code) => code is GoAhead ? texts.Gate(code, kind) : Prefixes.Select(prefix => texts.Name(prefix, code)).FirstOrDefault(name => name != code) ?? code;

    private const string GoAhead = Core.Facts.Gates.GateNames.GoAhead;

    private static bool IsRaised(HistoryEntry entry) => entry is { Kind: HistoryKind.Finding, What: "raised" };
}
