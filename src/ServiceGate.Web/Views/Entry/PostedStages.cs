using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Shell.Forms;

namespace ServiceGate.Web.Views.Entry;

/// <summary>The rows of stages in a posted form. A row in which nothing was typed is no stage; the others count from the top.</summary>
internal static class PostedStages
{
    /// <summary>Name of the button that asks for another row.</summary>
    public const string More = "moreStages";

    private const string Kind = "kind";
    private const string Offset = "startOffset";
    private const int MostRows = 20;
    private static readonly string[] Typed = ["name.zh", "name.en", "start", "criteria"];

    /// <summary>Whether another row was asked for rather than the form sent.</summary>
    public static bool AsksForMore(IFormCollection form) => form.ContainsKey(More);

    /// <summary>The stages.</summary>
    public static IReadOnlyList<Stage> Read(IFormCollection form) => [.. Rows(form).Select(row => new Stage(
        new LocalText(PostedHeader.Text(form, $"{row}.name.zh"), PostedHeader.Text(form, $"{row}.name.en")),
        CoreJson.TryParseCode<StageKind>(form[$"{row}.{Kind}"], out var kind) ? kind : StageKind.Batch,
        PostedHeader.LocalTime(form, $"{row}.start") ?? "", PostedHeader.Text(form, $"{row}.criteria"),
        PostedHeader.Text(form, $"{row}.startOffset"), PostedMeasures.Read(form, row)))];

    /// <summary>
    /// What was typed, with the rows counted from the top, so that what is wrong with a stage stands beside it. Where another row was asked for there is an empty
    /// one before the last, which reaches everybody who is left.
    /// </summary>
    public static FormState State(IFormCollection form)
    {
        var fields = form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal) && !f.Key.StartsWith("stages[", StringComparison.Ordinal) && f.Key != More)
            .ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        var rows = Rows(form).ToList<string?>();
        if (AsksForMore(form) && rows.Count < MostRows) rows.Insert(Math.Max(rows.Count - 1, 0), null);
        foreach (var (row, i) in rows.Select((row, i) => (row, i)))
            foreach (var name in (string[])[.. Typed, Offset, Kind])
                fields[$"stages[{i}].{name}"] = row is not null ? form[$"{row}.{name}"].ToString() : name == Kind ? StageKind.Batch.Code() : "";
        foreach (var (field, value) in rows.SelectMany((row, i) => row is null ? [] : PostedMeasures.Typed(form, row, $"stages[{i}]"))) fields[field] = value;
        return new FormState(fields);
    }

    /// <summary>How many rows were typed into; null when nothing was posted.</summary>
    public static int? RowsOf(FormState state) =>
        state.IsPosted ? Enumerable.Range(0, MostRows + 1).TakeWhile(i => state.Typed($"stages[{i}].{Kind}") is not null).Count() : null;

    private static IEnumerable<string> Rows(IFormCollection form) =>
        Enumerable.Range(0, MostRows).Select(i => $"stages[{i}]").Where(row => Typed.Any(name => !string.IsNullOrWhiteSpace(form[$"{row}.{name}"])) || PostedMeasures.Any(form, row));
}
