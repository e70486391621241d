using System.Security.Claims;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Shell.Forms;

/// <summary>
/// Gives commands for the person who posted a form. The form's hidden command id settles double clicks; a refusal becomes messages beside the fields, with
/// the status that the API would answer (422 where people can mend it).
/// </summary>
/// <param name="runner">Carries commands out.</param>
/// <param name="accessor">The request.</param>
/// <param name="texts">The page's language.</param>
public sealed class PageCommands(CommandRunner runner, IHttpContextAccessor accessor, Texts texts)
{
    private HttpContext Request => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Who posts; 0 when nobody is signed in.</summary>
    public long PersonId => long.TryParse(Request.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : 0;

    /// <summary>What was posted, to be shown again when it is refused.</summary>
    public FormState Posted() => FormState.From(Request.Request.Form);

    /// <summary>A posted field; null when it was not posted or is empty.</summary>
    public string? Field(string name) => Request.Request.Form[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>All posted fields.</summary>
    public IFormCollection Form => Request.Request.Form;

    /// <summary>Whether a command was refused since somebody else has changed meanwhile what it changes.</summary>
    public bool IsStale => Request.Response.StatusCode == StatusCodes.Status412PreconditionFailed;

    /// <summary>Marks the response as refused, for what the page itself found wrong with the form.</summary>
    public void Refuse() => Request.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;

    /// <summary>Gives a command.</summary>
    /// <returns>The answer, or null when it was refused; <paramref name="state"/> then holds why and the response has its status.</returns>
    public async Task<T?> RunAsync<T>(Command<T> command, FormState state) where T : class
    {
        if (PersonId == 0) throw new InvalidOperationException("Only a signed-in person gives commands.");
        var outcome = await runner.RunAsync(command, PersonId, CommandId, Request.RequestAborted);
        if (outcome.IsDone) return outcome.Value;
        Show(outcome, state);
        return null;
    }

    /// <summary>Gives a second command of the same post, under an id made of the form's: repeated it is known again. What becomes of it does not change the answer.</summary>
    /// <param name="command">The command.</param>
    /// <param name="word">What makes its id another one.</param>
    public Task<Outcome<T>> RunBesidesAsync<T>(Command<T> command, string word) => runner.RunAsync(command, PersonId, $"{CommandId}-{word}", Request.RequestAborted);

    /// <summary>
    /// Gives a command that may send to many: what it would send is asked once, with number, texts and time, and sent only when that was confirmed and is still so.
    /// </summary>
    /// <returns>The answer, or null when it was refused or is asked; <paramref name="state"/> then holds why, or what it would send.</returns>
    public async Task<T?> AskAndRunAsync<T>(LaunchCommand<T> command, FormState state) where T : class
    {
        var ahead = await SendPreview.OfAsync(runner, command, PersonId, CommandId, Request.RequestAborted);
        if (!ahead.IsDone)
        {
            Show(ahead, state);
            return null;
        }
        if (ahead.Value!.Notices.Count == 0 || Field(SendQuestion.ConfirmedField) == ahead.Value.Seen) return await RunAsync(command, state);
        state.Ahead = ahead.Value;
        Refuse();
        return null;
    }

    /// <summary>What a command would send, for a page that shows it beside its button; or why it would be refused.</summary>
    public Task<Outcome<NoticesAhead>> AheadAsync<T>(LaunchCommand<T> command) => SendPreview.OfAsync(runner, command, PersonId, Guid.NewGuid().ToString(), Request.RequestAborted);

    /// <summary>The id of the posted form's command.</summary>
    public string CommandId => Field(CommandForm.CommandField) is { Length: <= 128 } given ? given : Guid.NewGuid().ToString();

    /// <summary>Shows why something was refused, beside its fields and as the response's status.</summary>
    public void Show<T>(Outcome<T> outcome, FormState state)
    {
        foreach (var violation in outcome.Violations)
            state.Add(violation.Field, texts.Rule(violation));
        Request.Response.StatusCode = (outcome.Refusal ?? Refusal.Invalid).Status();
    }
}
