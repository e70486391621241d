using Microsoft.AspNetCore.Components;

namespace ServiceGate.Web.Shell.Forms;

/// <summary>What all fields of forms have in common. Inside a form with a <see cref="FormState" /> a field shows what was typed and its errors by itself.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The name under which the value is posted.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The label.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What to type and why, below the label.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>The value before anything was typed.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>A message about the value, besides those of the form's state.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Whether a value must be given.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Whether the label is only read aloud, for fields whose place explains them.</summary>
    [Parameter] public bool HideLabel { get; set; }

    /// <summary>Further attributes of the control, such as <c>maxlength</c>, <c>autocomplete</c> or <c>readonly</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>The form around the field, if any.</summary>
    [CascadingParameter] public FormScope? Scope { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (NamesField) Scope?.State.Labels.Name(Name, Label);
    }

    /// <summary>Whether the label is that of the field, and not of one of its choices.</summary>
    protected virtual bool NamesField => true;

    /// <summary>The id of the control.</summary>
    public string Id => Scope?.IdOf(Name) ?? $"field-{Name}";

    /// <summary>What the control shows: what was typed, else the value.</summary>
    protected string? Shown => Scope?.State.Typed(Name) ?? Value;

    /// <summary>All messages about the field.</summary>
    public IReadOnlyList<string> Errors => [.. Error is null ? [] : new[] { Error }, .. Scope?.State.ErrorsOf(Name) ?? []];

    /// <summary>For <c>aria-invalid</c>.</summary>
    protected string? Invalid => Errors.Count > 0 ? "true" : null;

    /// <summary>For <c>aria-describedby</c>: the ids of hint and errors that are there.</summary>
    protected string? DescribedBy
    {
        get
        {
            string[] ids = [.. Hint is null ? [] : new[] { Id + "-hint" }, .. Errors.Count == 0 ? [] : new[] { Id + "-error" }];
            return ids.Length == 0 ? null : string.Join(' ', ids);
        }
    }

    /// <summary>Classes of a control, with Bootstrap's mark if it is invalid.</summary>
    protected string ControlClass(string type) => Errors.Count > 0 ? type + " is-invalid" : type;
}
