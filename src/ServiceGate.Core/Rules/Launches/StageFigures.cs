using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Launches;

/// <summary>The measurable criteria of stages and the figures that are entered for them.</summary>
public static class StageFigures
{
    private const int Most = 10;
    private const int LongestName = 60;

    /// <summary>The criteria that count for the next stage: those of the stage before it. None for the first one, where none are set, and where the launch began before they counted.</summary>
    public static IReadOnlyList<StageCriterion> Asked(LaunchFacts facts) =>
        facts.Launch.RuleSet >= RuleSets.CriteriaCount && RollOut.Begun(facts) is > 0 and var begun && RollOut.NextStage(facts) is not null ? RollOut.Stages(facts)[begun - 1].Measures ?? [] : [];

    /// <summary>A stage in the form in which it is signed: no criteria, and no must, are not said at all; names without blanks around them.</summary>
    public static Stage Plain(Stage stage) => stage?.Measures is null ? stage!
        : stage with { Measures = stage.Measures.Count == 0 ? null : [.. stage.Measures.Select(m => m is null ? m! : m with { Name = m.Name?.Trim()!, Must = m.Must is true ? true : null })] };

    /// <summary>Names the rules that the criteria of a stage break.</summary>
    /// <param name="measures">The criteria; null: none.</param>
    /// <param name="field">The stage's field.</param>
    /// <param name="isLast">Whether no decision follows the stage.</param>
    /// <param name="count">Whether criteria count for the launch.</param>
    /// <param name="check">Collects what is wrong.</param>
    public static void Check(IReadOnlyList<StageCriterion>? measures, string field, bool isLast, bool count, Check check)
    {
        if (measures is not { Count: > 0 }) return;
        check.That(count, "stage.measures-not-asked", $"{field}.measures").That(!isLast, "stage.measures-undecided", $"{field}.measures").That(measures.Count <= Most, "list.too-long", $"{field}.measures", ("most", Most));
        foreach (var (measure, i) in measures.Select((m, i) => (m, i)))
        {
            check.Text(measure?.Name, $"{field}.measures[{i}].name", LongestName)
                .That(DecimalText.IsNumber(measure?.Threshold), "stage.figure-number", $"{field}.measures[{i}].threshold")
                .That(measure is null || measures.Take(i).All(m => m?.Name?.Trim() != measure.Name?.Trim()), "stage.measure-twice", $"{field}.measures[{i}].name");
        }
    }

    /// <summary>The criteria that count, each with the figure that was entered.</summary>
    /// <param name="asked">The criteria.</param>
    /// <param name="entered">The figures; null: none.</param>
    /// <param name="check">Collects what is wrong with them.</param>
    public static IReadOnlyList<StageFigure> Read(IReadOnlyList<StageCriterion> asked, IReadOnlyList<FigureInput>? entered, Check check)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (figure, i) in (entered ?? []).Select((f, i) => (f, i)))
        {
            var name = figure?.Name?.Trim() ?? "";
            check.That(asked.Any(a => a.Name == name), "stage.figure-unknown", $"figures[{i}].name", ("name", name.Length <= LongestName ? name : name[..LongestName]));
            if (figure?.Value?.Trim() is not { Length: > 0 } value) continue;
            check.That(DecimalText.IsNumber(value), "stage.figure-number", $"figures[{i}].value").That(values.TryAdd(name, value), "stage.measure-twice", $"figures[{i}].name");
        }
        return [.. asked.Select(a => new StageFigure(a.Name, a.Comparison, a.Threshold, a.Must, values.GetValueOrDefault(a.Name)))];
    }

    /// <summary>Whether a figure is what its criterion asks for; one that nobody has entered is not.</summary>
    public static bool IsMet(StageFigure figure) => figure.Value is { } value && decimal.Compare(Number(value), Number(figure.Threshold)) is var than && figure.Comparison switch
    {
        Comparison.AtMost => than <= 0,
        Comparison.Below => than < 0,
        Comparison.AtLeast => than >= 0,
        _ => than > 0,
    };

    /// <summary>A criterion as people write it: <c>万投比 ≤ 2</c>.</summary>
    public static string Spoken(string name, Comparison comparison, string threshold) => $"{name} {Sign(comparison)} {threshold}";

    private static string Sign(Comparison comparison) => comparison switch { Comparison.AtMost => "≤", Comparison.Below => "<", Comparison.AtLeast => "≥", _ => ">" };

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
