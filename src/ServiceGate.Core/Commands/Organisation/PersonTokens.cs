using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>The API tokens of a person whose password is another one now.</summary>
internal static class PersonTokens
{
    /// <summary>Withdraws all of them.</summary>
    public static async Task WithdrawAllAsync(CommandContext context, Person person)
    {
        var count = await context.Session.Tokens.WithdrawAllAsync(person.Id, context.Now);
        if (count > 0) context.Audit(null, "tokens.withdrawn", new { userName = person.UserName, count = count });
    }
}
