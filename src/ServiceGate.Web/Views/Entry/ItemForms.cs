using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Views.Entry;

/// <summary>
/// The forms of a section: one for each item, so that several people work at once and no form grows with the dossier. Each carries the revision it was
/// rendered from; when somebody else was faster, both versions are shown.
/// </summary>
public abstract class ItemForms : ComponentBase
{
    /// <summary>In an address: the forms of a signed section are open, since somebody said so.</summary>
    public const string Change = "change";

    /// <summary>In a form: it said whose signatures fall.</summary>
    public const string Knowingly = "_knowingly";

    private const string Revision = "revision";
    private string? _posted;
    private FormState _state = new();

    /// <summary>The launch.</summary>
    [Parameter, EditorRequired] public LaunchView View { get; set; } = default!;

    /// <summary>What an earlier dossier proposes; null: nothing.</summary>
    [CascadingParameter] public CopiedDossier? Copied { get; set; }

    /// <summary>Whether the viewer may edit the section now.</summary>
    [Parameter] public bool CanEdit { get; set; }

    /// <summary>Gives commands.</summary>
    [Inject] protected PageCommands Commands { get; set; } = default!;

    /// <summary>Redirects.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The request.</summary>
    [Inject] protected IHttpContextAccessor Accessor { get; set; } = default!;

    /// <summary>Reads what whoever types began with.</summary>
    [Inject] protected ItemVersions Versions { get; set; } = default!;

    /// <summary>The page's words.</summary>
    [Inject] protected Texts Words { get; set; } = default!;

    /// <summary>The section.</summary>
    protected abstract Section Section { get; }

    /// <summary>Both versions after a conflict of edits; null otherwise.</summary>
    protected EditConflict? Conflict { get; private set; }

    /// <summary>The section's items.</summary>
    protected IEnumerable<DossierItem> Items => View.Facts.Items.Where(i => i.Section == Section);

    /// <summary>The name of an item's form.</summary>
    protected string FormOf(string key) => $"{Section.Code()}-{key}";

    /// <summary>What was typed into an item's form and what is wrong with it.</summary>
    protected FormState StateOf(string key) => _posted == key ? _state : new();

    /// <summary>Both versions of an item, if its form met another edit.</summary>
    protected EditConflict? ConflictOf(string key) => _posted == key ? Conflict : null;

    /// <summary>The stored fields of an item, by path; for a new one what an earlier dossier proposes, or nothing.</summary>
    protected IReadOnlyDictionary<string, string> FieldsOf(string key) =>
        Items.FirstOrDefault(i => i.Key == key) is { } item ? FormContent.Fields(JsonDocument.Parse(item.Content).RootElement)
        : CanEdit && Copied?.Items.GetValueOrDefault((Section, key)) is { } proposed ? proposed : ProposedFields(key) ?? new Dictionary<string, string>();

    /// <summary>What else proposes a new item; null: nothing.</summary>
    protected virtual IReadOnlyDictionary<string, string>? ProposedFields(string key) => null;

    /// <summary>Completes what was posted before it is saved; what is wrong with it is added to the state.</summary>
    protected virtual void Complete(JsonObject content, FormState state) { }

    /// <summary>Number of the earlier launch from which an item is proposed and not saved yet; null: it is not.</summary>
    protected string? CopiedFrom(string key) => CanEdit && RevisionOf(key) == 0 && Copied?.Items.ContainsKey((Section, key)) == true ? Copied.From : null;

    /// <summary>The keys of the items there are, then of those that an earlier dossier proposes.</summary>
    protected IReadOnlyList<string> KnownKeys => [.. Items.Select(i => i.Key).Concat(CanEdit ? Copied?.KeysOf(Section) ?? [] : []).Distinct()];

    /// <summary>The revision of an item; 0 for a new one.</summary>
    protected int RevisionOf(string key) => Items.FirstOrDefault(i => i.Key == key)?.Revision ?? 0;

    /// <summary>The first key of a prefix and a number that no item has had.</summary>
    protected string NextKey(string prefix) =>
        Enumerable.Range(1, 1000).Select(i => $"{prefix}{i}").First(k => !KnownKeys.Contains(k));

    /// <summary>Whether what is typed is saved in passing. Not what is signed: signatures fall only by an act that names them.</summary>
    protected bool SavesInPassing { get; private set; }

    /// <inheritdoc/>
    protected override void OnParametersSet() => SavesInPassing = SigningAgain.LapsingWith(Section, View.Facts).Count == 0;

    /// <summary>Saves the posted form of an item.</summary>
    protected async Task SaveAsync(string key)
    {
        var form = Accessor.HttpContext!.Request.Form;
        (_posted, _state) = (key, Commands.Posted());
        // Signed while the form was open, or saved in passing: what was typed stays, and saving it once more is the act that names the signatures.
        if (!SavesInPassing && (Accessor.HttpContext.Request.IsAutosave() || !form.ContainsKey(Knowingly)))
        {
            _state.Add(null, Words.T("signed.meanwhile"));
            Accessor.HttpContext.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }
        var content = FormContent.Read(ItemContent.TypeOf(Section), form, _state, Words);
        Complete(content, _state);
        if (!_state.IsValid)
        {
            Commands.Refuse();
            return;
        }
        var seen = int.TryParse(form[Revision], out var revision) ? revision : 0;
        var saved = await Commands.RunAsync(new SaveItem(View.Launch.Number, Section.Code(), key, JsonSerializer.SerializeToElement(content), seen), _state);
        if (saved is null) await ShowConflictAsync(key, form, seen);
        else if (Accessor.HttpContext.Request.IsAutosave()) Accessor.HttpContext.Response.SetRevision(saved.Revision);
        else Leave(key);
    }

    /// <summary>Takes an item out.</summary>
    protected async Task RemoveAsync(string key)
    {
        (_posted, _state) = (key, Commands.Posted());
        var seen = int.TryParse(Commands.Field(Revision), out var revision) ? revision : 0;
        if (await Commands.RunAsync(new RemoveItem(View.Launch.Number, Section.Code(), key, seen), _state) is not null) Leave(null);
    }

    /// <summary>The page that shows the section.</summary>
    protected virtual string Home => $"/launches/{View.Launch.Number}/dossier/{Section.Code()}";

    private void Leave(string? key) => Navigation.NavigateTo(key is null ? Home : $"{Home}?saved={key}{(Accessor.HttpContext!.Request.Query.ContainsKey(Change) ? $"&{Change}=1" : "")}#item-{key}");

    private async Task ShowConflictAsync(string key, IFormCollection form, int seen)
    {
        if (Accessor.HttpContext!.Response.StatusCode != StatusCodes.Status412PreconditionFailed) return;
        Conflict = EditConflict.Between(FieldsOf(key), form, RevisionOf(key).ToString(CultureInfo.InvariantCulture), await Versions.FieldsAsync(View.Launch.Id, Section, key, seen));
    }
}
