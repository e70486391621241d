using Microsoft.Extensions.Options;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Viewing;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Accounts;

/// <summary>Tells the frame around every page who looks at it and what the policy lets that person open.</summary>
/// <param name="signedIn">The person.</param>
/// <param name="messages">Messages to the person, of which the unread ones are counted.</param>
/// <param name="texts">The page's language.</param>
/// <param name="shell">What the installation has.</param>
internal sealed class SignedInViewer(SignedIn signedIn, OwnMessages messages, Texts texts, IOptions<ShellOptions> shell) : IViewerSource
{
    private static readonly Dictionary<string, Permission[]> Needed = new(StringComparer.Ordinal)
    {
        ["launches"] = [Permission.ReadLaunches],
        ["reviews"] = [Permission.SignOff, Permission.AgreeToSubmit, Permission.AcknowledgeScript],
        ["notices"] = [Permission.ReadLaunches],
        ["customers"] = [Permission.ReadCustomers],
        ["definitions"] = [Permission.ReadLaunches],
        ["history"] = [Permission.ReadAudit],
        ["nodes"] = [Permission.ManageOrganisation],
    };

    public async ValueTask<Viewer> FindAsync(HttpContext context, CancellationToken cancellationToken) =>
        await signedIn.FindAsync() is { } person ? Show(person, await messages.UnreadAsync(person.Actor, cancellationToken)) : Viewer.Nobody;

    private Viewer Show(SignedInPerson person, int unread)
    {
        var first = person.Actor.Grants.Count > 0 ? person.Actor.Grants[0] : null;
        var unit = first is null ? null : person.Tree.Find(first.UnitId);
        return new(
            person.Person.NameIn(texts), first is null ? null : texts.Name("role", first.Role.ToString()), unit?.NameIn(texts), unit?.TimeZone,
            NavigationModel.Of(key => Opens(person, key),
                new Dictionary<string, int>(StringComparer.Ordinal) { ["today"] = unread }));
    }

    private bool Opens(SignedInPerson person, string key) => key switch
    {
        "scheduler" => shell.Value.HasSchedulerPages && person.WatchesScheduler(),
        _ => !Needed.TryGetValue(key, out var permissions) || permissions.Any(p => person.May(p)),
    };
}
