using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>An administrator ends all sessions of a person, whose password stays: a browser was left open, or lost.</summary>
/// <param name="UserName">The person.</param>
[CommandName("EndSessions"), Members("userName")]
public sealed record EndSessions(string? UserName) : Command<Nothing>
{
    internal override Permission Permission => Permission.ManageOrganisation;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (!context.May(Permission, null)) return OrganisationRules.NotAllowed(Permission);
        if (await context.Session.Organisation.FindPersonAsync(UserName ?? "") is not { } person) return OrganisationRules.PersonUnknown(UserName);
        if (!await context.MayManageAsync(person)) return Refused.Forbidden("person.outside-your-units");

        await context.Session.Organisation.EndSessionsAsync(person.Id);
        context.Audit(null, "sessions.ended", new { userName = person.UserName });
        return Nothing.Value;
    }
}
