using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceGate.Web.Shell.Forms;

/// <summary>The labels of a form's fields, by the names under which they are posted. Not safe for concurrent use.</summary>
public sealed partial class FieldLabels
{
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);

    /// <summary>Says that a field has come.</summary>
    public event Action<string>? Named;

    /// <summary>A field says what it is called; fields of a row carry the row's number, from 1.</summary>
    public void Name(string field, string label)
    {
        var row = Row().Match(field);
        var full = row.Success ? string.Create(CultureInfo.InvariantCulture, $"{label} {int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) + 1}") : label;
        if (_labels.TryGetValue(field, out var known) && known == full) return;
        _labels[field] = full;
        Named?.Invoke(field);
    }

    /// <summary>The field that a message about a path is shown at: that of the path, else the first within it; null: none is on the page.</summary>
    public string? At(string path) => _labels.ContainsKey(path) ? path
        : _labels.Keys.FirstOrDefault(field => field.StartsWith(path, StringComparison.Ordinal) && field.Length > path.Length && field[path.Length] is '.' or '[');

    /// <summary>What the field of a path is called; null when none has just this path.</summary>
    public string? Of(string path) => _labels.GetValueOrDefault(path);

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Row();
}
