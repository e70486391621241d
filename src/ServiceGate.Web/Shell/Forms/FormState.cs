using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Web.Shell.Forms;

/// <summary>A message about a form.</summary>
/// <param name="Field">Name of the field it belongs to; null if it is about the form as a whole.</param>
/// <param name="Text">The message, in the page's language and the words of the rule.</param>
public sealed record FieldError(string? Field, string Text);

/// <summary>What was typed into a form and what is wrong with it, so that a failed post shows both again. Not safe for concurrent use.</summary>
/// <param name="typed">The posted values by field; null if nothing was posted.</param>
public sealed class FormState(IReadOnlyDictionary<string, string>? typed = null)
{
    private readonly List<FieldError> _errors = [];
    private IReadOnlyDictionary<string, string>? _typed = typed;

    /// <summary>All messages, in the order they were added.</summary>
    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>What the form would send to customers, once it is to be asked; null: it is not.</summary>
    public NoticesAhead? Ahead { get; set; }

    /// <summary>Whether the file that was sent is kept for another try, though a browser does not show it again.</summary>
    public bool KeepsFile { get; set; }

    /// <summary>Whether there is no message.</summary>
    public bool IsValid => _errors.Count == 0;

    /// <summary>Whether a form was posted, so that a box which was not sent was not ticked.</summary>
    public bool IsPosted => _typed is not null;

    /// <summary>Takes what was typed from a posted form. Secrets are sent again by nobody: fields whose name contains "password" are left out.</summary>
    public static FormState From(IFormCollection form) => new(form
        .Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal) && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));

    /// <summary>What was typed into a field, or null.</summary>
    public string? Typed(string name) => _typed?.GetValueOrDefault(name);

    /// <summary>Shows a text in a field as if it had been typed: what a file says that was sent with the form.</summary>
    public void Type(string name, string text) => _typed = new Dictionary<string, string>(_typed ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [name] = text };

    /// <summary>Adds a message about a field, or about the form if <paramref name="field" /> is null.</summary>
    public FormState Add(string? field, string text)
    {
        _errors.Add(new FieldError(field, text));
        return this;
    }

    /// <summary>What the fields are called that have come to be on the page: a summary above them names them, though it stands there first.</summary>
    public FieldLabels Labels { get; } = new();

    /// <summary>The messages about a field.</summary>
    public IEnumerable<string> ErrorsOf(string name) => _errors.Where(error => error.Field == name).Select(error => error.Text);
}

/// <summary>What a form passes down to the fields inside it.</summary>
/// <param name="Prefix">Makes the ids of its fields unique on a page with several forms.</param>
/// <param name="State">What was typed and what is wrong.</param>
/// <param name="IsUpload">Whether files are sent with it: browsers do not keep those on a page that comes back.</param>
public sealed record FormScope(string Prefix, FormState State, bool IsUpload = false)
{
    /// <summary>The id of a field's control.</summary>
    public string IdOf(string name) => $"{Prefix}-{name}";
}

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
