using Microsoft.AspNetCore.Components;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Definitions;

/// <summary>What the pages of a version have in common: they read it, and know whether the viewer may manage definitions.</summary>
public abstract class DefinitionPageBase : ComponentBase
{
    /// <summary>The definition.</summary>
    [Parameter] public string Id { get; set; } = "";

    /// <summary>The version.</summary>
    [Parameter] public int Version { get; set; }

    /// <summary>Reads versions.</summary>
    [Inject] protected DefinitionsReader Reader { get; set; } = default!;

    /// <summary>Who looks.</summary>
    [Inject] protected SignedIn SignedIn { get; set; } = default!;

    /// <summary>Gives commands.</summary>
    [Inject] protected PageCommands Commands { get; set; } = default!;

    /// <summary>Leads on.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The version; null when there is none.</summary>
    protected DefinitionView? View { get; private set; }

    /// <summary>The roles of the person who looks.</summary>
    protected Actor Viewer { get; private set; } = default!;

    /// <summary>Whether the viewer may propose, simulate and publish.</summary>
    protected bool MayManage { get; private set; }

    /// <summary>Whether the viewer may read what simulations found.</summary>
    protected bool MayReadResults { get; private set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var me = await SignedIn.RequiredAsync();
        Viewer = me.Actor;
        MayManage = Policy.AllowsAtTheTop(me.Actor, Permission.ManageDefinitions, me.Tree);
        MayReadResults = Policy.AllowsAtTheTop(me.Actor, Permission.ReadAudit, me.Tree);
        View = await Reader.FindAsync(Id, Version);
        if (View is null) Navigation.NotFound();
        else await LoadAsync(View);
    }

    /// <summary>Reads what the page needs besides.</summary>
    protected virtual Task LoadAsync(DefinitionView view) => Task.CompletedTask;
}
