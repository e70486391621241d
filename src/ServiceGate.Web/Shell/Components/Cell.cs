using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ServiceGate.Web.Shell.Components;

/// <summary>A cell that knows its column's name, which is shown before it when the table is stacked.</summary>
public sealed class Cell : Leaf
{
    /// <summary>The column's name; empty for a cell that speaks for itself, such as one of buttons.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>Whether it holds a number, aligned at the right.</summary>
    [Parameter] public bool Numeric { get; set; }

    /// <summary>Whether it names the row and heads its card when stacked.</summary>
    [Parameter] public bool Main { get; set; }

    /// <summary>Further classes.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>The content.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void Draw(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "td");
        builder.AddAttribute(1, "class", Classes);
        builder.AddAttribute(2, "data-label", Label);
        builder.AddContent(3, ChildContent);
        builder.CloseElement();
    }

    private string? Classes => (Numeric, Main, Class) switch
    {
        (false, false, var own) => own,
        (true, false, null) => "num",
        (false, true, null) => "main",
        _ => string.Join(' ', new[] { Numeric ? "num" : null, Main ? "main" : null, Class }.OfType<string>()),
    };
}
