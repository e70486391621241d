using Microsoft.AspNetCore.Components;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Views.Frame;

/// <summary>What all pages of one launch have in common: they read it once, for the person who looks, and answer 404 when there is nothing to see.</summary>
public abstract class LaunchPageBase : ComponentBase
{
    /// <summary>The launch's number.</summary>
    [Parameter] public string Number { get; set; } = "";

    /// <summary>Reads launches.</summary>
    [Inject] protected LaunchReader Reader { get; set; } = default!;

    /// <summary>Gives commands.</summary>
    [Inject] protected PageCommands Commands { get; set; } = default!;

    /// <summary>Redirects, and answers 404.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The page's words.</summary>
    [Inject] protected Texts Words { get; set; } = default!;

    /// <summary>The launch; null when there is nothing to see.</summary>
    protected LaunchView? View { get; private set; }

    /// <summary>Who looks, as the policy sees them; null when unknown or inactive.</summary>
    protected Actor? Viewer => View?.ActorOf(Commands.PersonId);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // What is read may be there at once: then the page would be drawn with its launch before what it needs besides has come.
        await Task.Yield();
        View = await Reader.FindAsync(Number, Commands.PersonId);
        if (View is null) Navigation.NotFound();
        else await LoadAsync(View);
    }

    /// <summary>Reads what the page needs besides.</summary>
    protected virtual Task LoadAsync(LaunchView view) => Task.CompletedTask;

    /// <summary>Whether the viewer may do something with this launch; in an emergency operations own it.</summary>
    protected bool May(Permission permission, string? department = null, string? channel = null) =>
        View is not null && View.Allows(Commands.PersonId, permission, department, channel);

    /// <summary>Whether the viewer is one of those who are asked.</summary>
    protected bool IsAsked(Assignee who) => View is not null && View.IsAsked(who, Commands.PersonId);

    /// <summary>Goes to an address after a successful post, so that a reload posts nothing.</summary>
    protected void Leave(string url) => Navigation.NavigateTo(url);
}
