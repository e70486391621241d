using System.Globalization;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Shell.Languages;

/// <summary>Puts rules into words. Codes among the arguments (departments, sections, channels …) become names.</summary>
public static class RuleTexts
{
    private static readonly Dictionary<string, string[]> Prefixes = new(StringComparer.Ordinal)
    {
        ["department"] = ["department"],
        ["section"] = ["section"],
        ["sections"] = ["section"],
        ["channel"] = ["channel"],
        ["duty"] = ["duty"],
        ["other"] = ["duty"],
        ["step"] = ["step"],
        ["notice"] = ["step"],
        ["permission"] = ["permission"],
        ["gate"] = ["gate-name"],
        ["kind"] = ["kind"],
        ["variant"] = ["variant"],
        ["action"] = ["batch-action"],
        ["character"] = ["odd-character"],
        ["batchStatus"] = ["batch-status"],
        ["fileKind"] = ["file-kind"],
        ["key"] = ["channel", "step"],
        ["level"] = ["risk-level"],
        ["kinds"] = ["rehearsal-kind"],
        ["inLanguage"] = ["text-language"],
        ["state"] = ["action-state"],
        ["status"] = ["batch-status", "launch-status"],
    };

    /// <summary>The arguments that name columns of a customers' file by their codes: people know the headings.</summary>
    private static readonly HashSet<(string Rule, string Argument)> Columns = [("import.column-missing", "column"), ("import.column-unknown", "known"), ("import.column-choice", "known")];

    /// <summary>The sentence of a broken rule.</summary>
    public static string Rule(this Texts texts, Violation violation) => texts.Rule(violation.Rule, violation.Arguments);

    /// <summary>The sentence of a blocker.</summary>
    public static string Rule(this Texts texts, Blocker blocker) => texts.Rule(blocker.Rule, blocker.Arguments);

    /// <summary>The sentence of a rule with its arguments; and for customers of which zone, where it is not everybody.</summary>
    public static string Rule(this Texts texts, string rule, IReadOnlyDictionary<string, string> arguments) => texts.ForZone(
        texts.T("rule." + rule, [.. arguments.Select(a => (a.Key, (object?)Localise(texts, rule, a.Key, a.Value))), .. NameOf(texts, arguments)]), arguments.GetValueOrDefault("segment"));

    /// <summary>The name of a code such as <c>department.network</c>, or the code itself when it has none.</summary>
    public static string Name(this Texts texts, string prefix, string? code)
    {
        var key = $"{prefix}.{ToCode(code ?? "")}";
        return texts.Has(key) ? texts.T(key) : code ?? "";
    }

    /// <summary>The name of a gate: the go-ahead of a cutover is called otherwise than that of a product.</summary>
    public static string Gate(this Texts texts, string? gate, LaunchKind? kind) =>
        kind is LaunchKind.Product or LaunchKind.Offer or LaunchKind.BatchOutreach && texts.Has($"gate-name.{gate}-launch")
            ? texts.T($"gate-name.{gate}-launch")
            : texts.Name("gate-name", gate);

    /// <summary>What is owed, with the channel or step it is about: "sign off: IT".</summary>
    public static string Owed(this Texts texts, WorkItem item) => texts.Owed(item.Kind.Code(), item.Who.Channel ?? item.Step);

    /// <summary>What is owed, by the codes of its kind and of the channel or step that it is about.</summary>
    public static string Owed(this Texts texts, string kind, string? about)
    {
        var work = texts.T("work." + kind);
        var name = texts.Name("channel", about) is { } channel && channel != (about ?? "") ? channel : texts.Name("step", about);
        return name.Length == 0 || name == work ? work : work + texts.T("common.colon") + name;
    }

    // What a checklist names in both languages is named in the reader's.
    private static (string, object?)[] NameOf(Texts texts, IReadOnlyDictionary<string, string> arguments) =>
        arguments.GetValueOrDefault(texts.Language == SupportedLanguage.English ? "en" : "zh") is { } name ? [("name", name)] : [];

    private static string Localise(Texts texts, string rule, string name, string value) =>
        Columns.Contains((rule, name)) ? texts.List(value.Split(", ").Select(v => texts.Name("audience.column", v))) :
        name is "told" or "customers" && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? texts.Number(number) :
        Prefixes.TryGetValue(name, out var prefixes) ? texts.List(value.Split(',').Select(v => prefixes.Select(p => texts.Name(p, v)).FirstOrDefault(n => n != v) ?? v)) : value;

    /// <summary>Enum values written by their C# names become codes; codes stay.</summary>
    private static string ToCode(string value) => value.Any(char.IsAsciiLetterUpper) ? System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value) : value;
}
