namespace ServiceGate.Web.Shell.Forms;

/// <summary>What our forms send besides their fields.</summary>
public static class Posted
{
    private const string AutosaveHeader = "X-Autosave";
    private const string RevisionHeader = "X-Revision";

    /// <summary>The id of the command that a <see cref="CommandForm" /> gave, or null if it is missing or not an id.</summary>
    public static Guid? CommandId(this IFormCollection form) => Guid.TryParse(form[CommandForm.CommandField], out var id) ? id : null;

    /// <summary>
    /// Whether a script saves while somebody types. Answer 200 or 204 with <see cref="SetRevision" /> when saved, 409 or 422 when refused; do not redirect.
    /// </summary>
    public static bool IsAutosave(this HttpRequest request) => request.Headers.ContainsKey(AutosaveHeader);

    /// <summary>Tells the script which revision the next save has to expect; it is put into the form's field <c>revision</c>.</summary>
    public static void SetRevision(this HttpResponse response, long revision) => response.Headers[RevisionHeader] = FormattableString.Invariant($"{revision}");
}
