using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Everybody sets up the own second factor; the caller has checked the password and a code of the new secret, and of the former one where there was one.</summary>
/// <param name="ProtectedSecret">The secret as it is stored.</param>
/// <param name="Step">The step of the code that proved it.</param>
/// <param name="At">Now, machine time.</param>
[CommandName("SetSecondFactor"), Members("protectedSecret", "step", "at")]
public sealed record SetSecondFactor(string ProtectedSecret, long Step, DateTimeOffset At) : Command<Nothing>
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (await context.Session.Organisation.FindPersonAsync(context.Actor.PersonId) is not { } person) return Refused.Forbidden("actor.unknown");
        await context.Session.Factors.SetAsync(person.Id, ProtectedSecret, Step, At);
        context.Audit(null, "second-factor.set", new { userName = person.UserName });
        return Nothing.Value;
    }
}
