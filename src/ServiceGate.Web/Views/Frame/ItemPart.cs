using Microsoft.AspNetCore.Components;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Views.Frame;

/// <summary>
/// Something that is shown at each item of a dossier besides its content, where it is edited and where it is read (<see cref="ItemParts"/>). It is found by its class.
/// A part is there once for each item: what it reads besides the launch, it reads through a service that lives as long as the request, so that a page reads it once.
/// </summary>
public abstract class ItemPart : ComponentBase
{
    /// <summary>The launch, of the page around.</summary>
    [CascadingParameter] public LaunchView View { get; set; } = default!;

    /// <summary>The item's section.</summary>
    [Parameter, EditorRequired] public Section Section { get; set; }

    /// <summary>The item's key.</summary>
    [Parameter, EditorRequired] public string Key { get; set; } = "";
}
