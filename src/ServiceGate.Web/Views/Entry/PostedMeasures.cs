using System.Globalization;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Forms;

namespace ServiceGate.Web.Views.Entry;

/// <summary>The rows of measurable criteria of a stage in a posted form. A row in which neither a name nor a threshold was typed is none; the others count from the top.</summary>
internal static class PostedMeasures
{
    /// <summary>The most rows of a stage.</summary>
    public const int MostRows = 10;

    private static readonly string[] Fields = ["name", "comparison", "threshold", "must"];

    /// <summary>The path of a row.</summary>
    public static string Row(string stage, int row) => string.Create(CultureInfo.InvariantCulture, $"{stage}.measures[{row}]");

    /// <summary>What the choice of comparisons shows: nothing stands for “at most”, which is the usual one.</summary>
    public static string Shown(StageCriterion? measure) => measure is null or { Comparison: Comparison.AtMost } ? "" : measure.Comparison.Code();

    /// <summary>The criteria; null: none.</summary>
    public static IReadOnlyList<StageCriterion>? Read(IFormCollection form, string stage) => Rows(form, stage).Select(row => new StageCriterion(
        PostedHeader.Text(form, $"{row}.name") ?? "", CoreJson.TryParseCode<Comparison>(form[$"{row}.comparison"], out var comparison) ? comparison : Comparison.AtMost,
        PostedHeader.Text(form, $"{row}.threshold") ?? "", PostedHeader.Text(form, $"{row}.must") is null ? null : true)).ToList() is { Count: > 0 } measures ? measures : null;

    /// <summary>Whether anything was typed for a stage.</summary>
    public static bool Any(IFormCollection form, string stage) => Rows(form, stage).Any();

    /// <summary>What was typed, with the rows counted from the top.</summary>
    /// <param name="form">The form.</param>
    /// <param name="stage">The path of the stage as it was posted.</param>
    /// <param name="now">Its path as it is counted now.</param>
    public static IEnumerable<KeyValuePair<string, string>> Typed(IFormCollection form, string stage, string now) =>
        Rows(form, stage).SelectMany((row, i) => Fields.Select(field => KeyValuePair.Create($"{Row(now, i)}.{field}", form[$"{row}.{field}"].ToString())));

    /// <summary>The criteria by the fields of their form, as a browser would post them.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Values(IReadOnlyList<StageCriterion>? measures, string stage) => (measures ?? []).SelectMany((measure, i) => new KeyValuePair<string, string?>[]
    {
        new($"{Row(stage, i)}.name", measure.Name), new($"{Row(stage, i)}.comparison", Shown(measure)), new($"{Row(stage, i)}.threshold", measure.Threshold), new($"{Row(stage, i)}.must", measure.Must is true ? "true" : null),
    });

    /// <summary>How many rows were typed into.</summary>
    public static int RowsOf(FormState state, string stage) => Enumerable.Range(0, MostRows).TakeWhile(i => state.Typed($"{Row(stage, i)}.name") is { Length: > 0 } || state.Typed($"{Row(stage, i)}.threshold") is { Length: > 0 }).Count();

    private static IEnumerable<string> Rows(IFormCollection form, string stage) =>
        Enumerable.Range(0, MostRows).Select(i => Row(stage, i)).Where(row => !string.IsNullOrWhiteSpace(form[$"{row}.name"]) || !string.IsNullOrWhiteSpace(form[$"{row}.threshold"]));
}
