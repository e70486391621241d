using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Tokens;

/// <summary>Withdraws a token: one's own, or as an administrator that of somebody in one's units. It is refused from then on.</summary>
/// <param name="Token">Id of the token.</param>
/// <param name="At">Now, machine time; null: that of the node at which the command is carried out, so that it may be given again.</param>
[CommandName("WithdrawToken"), Members("token", "at")]
public sealed record WithdrawToken(long Token, DateTimeOffset? At = null) : Command<Nothing>
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (await context.Session.Tokens.FindAsync(Token) is not { } token) return Refused.NotFound("token.unknown", "token");
        if (await context.Session.Organisation.FindPersonAsync(token.PersonId) is not { } person || !await MayAsync(context, person))
            return Refused.NotFound("token.unknown", "token");
        if (!await context.Session.Tokens.WithdrawAsync(Token, At ?? context.MachineNow)) return Refused.Conflict("token.revoked", "token");
        context.Audit(null, "token.withdrawn", new { token = token.Id, userName = person.UserName });
        return Nothing.Value;
    }

    private static async Task<bool> MayAsync(CommandContext context, Person owner) =>
        owner.Id == context.Actor.PersonId || await context.MayManageAsync(owner);
}
