using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Asks <see cref="SecondPerson"/> about the one who gives a command.</summary>
internal static class Hands
{
    /// <summary>The refusal of somebody who is one person with another; null when the actor is a second person to all.</summary>
    /// <param name="context">The command's context.</param>
    /// <param name="others">Those to whom the actor, and whom he or she stands in for, have to be a second person; whether they are the same is the caller's to ask.</param>
    public static async Task<Refused?> RefusedAsync(CommandContext context, IEnumerable<long> others)
    {
        var (mine, parties) = (context.Actor.Accounts, context.Actor.Parties);
        long[] firsts = [.. others.Where(other => !mine.Contains(other) && other != Actor.System.PersonId).Distinct()];
        if (firsts.Length == 0) return null;
        var open = await OpenAsync(context.Session, [.. parties, .. firsts]);
        return firsts.Any(first => parties.Any(me => me != first && !SecondPerson.IsSecondTo(me, first, open))) ? Refused.Forbidden("second-person.same-hands") : null;
    }

    /// <summary>What is not confirmed about some accounts, and about whoever has them in hand, and so on: all that <see cref="SecondPerson"/> has to know.</summary>
    public static Task<IReadOnlyCollection<AccountHold>> OpenAsync(ICommandSession session, IReadOnlyCollection<long> accounts) => OpenHolds.ReadAsync(session, accounts);

    /// <summary>Writes down that the actor has an account in hand; what the system sets up as a whole is nobody's.</summary>
    public static async Task TakeAsync(CommandContext context, long account, HoldKind kind) =>
        await context.Session.Holds.AddAsync(new(await context.Session.NextIdAsync(), account, context.Actor.PersonId, kind, context.Now));
}
