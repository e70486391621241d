using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Whether there is a second administrator of the top, who has to say yes to another one.</summary>
internal static class SecondAdministrator
{
    /// <summary>Whether a role of administrator in a unit waits for one: at the top, and where somebody active besides the actor and the person administers it whom neither has in hand.</summary>
    public static async Task<bool> IsAskedAsync(CommandContext context, Person person, OrganisationUnit unit)
    {
        if (unit.ParentId is not null) return false;
        var me = context.Actor.PersonId;
        long[] others =
        [
            .. (await context.Session.ActiveGrantsAsync(context.Now))
                .Where(g => g.Grant.Role is Role.Administrator && g.Grant.UnitId == unit.Id && g.PersonId != me && g.PersonId != person.Id)
                .Select(g => g.PersonId),
        ];
        var open = await Hands.OpenAsync(context.Session, [me, person.Id, .. others]);
        return others.Any(other => SecondPerson.IsSecondTo(other, me, open) && SecondPerson.IsSecondTo(other, person.Id, open));
    }
}
