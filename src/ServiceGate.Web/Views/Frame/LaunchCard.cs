using Microsoft.AspNetCore.Components;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Views.Frame;

/// <summary>
/// A card about a launch in the row of cards that a page of it shows (<see cref="LaunchCards"/>). It is found by its class and says itself where it is shown
/// (<see cref="ShownOnAttribute"/>), what it needs, and whether there is anything to show.
/// </summary>
public abstract class LaunchCard : ComponentBase
{
    /// <summary>The launch.</summary>
    [Parameter, EditorRequired] public LaunchView View { get; set; } = default!;

    /// <summary>Gives commands.</summary>
    [Inject] protected PageCommands Commands { get; set; } = default!;

    /// <summary>Redirects.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>Whether the viewer may do something with this launch; in an emergency operations own it.</summary>
    protected bool May(Permission permission) => View.Allows(Commands.PersonId, permission);
}

/// <summary>On which page of a launch a card is shown.</summary>
/// <param name="part">The page's part of the launch; empty for the overview.</param>
/// <param name="order">Its place in the row, from the top.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ShownOnAttribute(string part, int order) : Attribute
{
    /// <summary>The page's part of the launch.</summary>
    public string Part { get; } = part;

    /// <summary>Its place in the row.</summary>
    public int Order { get; } = order;
}
