using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.Framework;

/// <summary>
/// Something that somebody wants done. It carries its input, names the permission it needs, and does its work within one transaction:
/// rules, state, history, audit and what must be sent commit together or not at all.
/// Its name and those of its values are kept with its answer: <see cref="CommandNameAttribute"/> and <see cref="MembersAttribute"/> say them.
/// </summary>
/// <typeparam name="TResult">What it answers; stored with the command's id, so that the same command given again gets the same answer.</typeparam>
public abstract record Command<TResult>
{
    /// <summary>The permission that the actor needs.</summary>
    internal abstract Permission Permission { get; }

    /// <summary>
    /// Whether it counts because this person gives it: signatures, publications, confirmations. An account whose password somebody else has set gives none until a third person has
    /// confirmed that it was handed over (<see cref="Rules.Organisation.SecondPerson.IsHandedOver"/>).
    /// </summary>
    internal virtual bool IsGivenInPerson => false;

    /// <summary>Whether it is given in one name: the own one, or that of somebody who is away and for whom the actor stands in. What counts in nobody's name is given with all roles at once.</summary>
    internal virtual bool IsGivenInOneName => true;

    /// <summary>
    /// Whether the actor may still do it, asked before the stored answer of a command that was given before is given again: the answer is never older than the
    /// right to it. By default: in some unit; a command that knows its unit asks there.
    /// </summary>
    internal virtual Task<bool> MayStillAsync(CommandContext context) =>
        // What everybody may do, such as changing the own password, names the permission to read and does not ask for it.
        Task.FromResult(context.Actor.IsSystem || Permission is Permission.ReadLaunches || context.May(Permission, null));

    /// <summary>Does it. Called within the transaction, and again from the start when the database asks for a retry.</summary>
    internal abstract Task<Outcome<TResult>> ExecuteAsync(CommandContext context);
}
