using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ServiceGate.Web.Shell.Components;

/// <summary>A small drawing in the colour of the text beside it. It says nothing on its own, so assistive software skips it.</summary>
public sealed class Icon : Leaf
{
    /// <summary>The icon's name, see <see cref="IconShapes" />.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void Draw(RenderTreeBuilder builder) =>
        builder.AddMarkupContent(0, $"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{IconShapes.Of(Name)}</svg>");
}
