using ServiceGate.Core.Facts.Commands;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Commands.Framework;

/// <summary>
/// Carries commands out: one transaction each, with policy, audit trail and the stored answer that makes a repeated command harmless.
/// Deadlocks, time-outs and lost connections retry the whole command.
/// </summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="catalogue">Definitions and checklists.</param>
/// <param name="clock">Business time.</param>
/// <param name="wake">Told after each commit that something may be due.</param>
/// <param name="flows">Who runs the flows.</param>
public sealed class CommandRunner(ISessionFactory sessions, ICatalogue catalogue, TimeProvider clock, IWorkSignal wake, FlowRuntime flows)
{
    /// <summary>After this time no further attempt is begun: whoever waits is better told than kept.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The longest id of a command, in characters.</summary>
    public const int LongestId = 128;

    /// <summary>Carries a command out for a person.</summary>
    /// <param name="command">The command.</param>
    /// <param name="personId">Who gives it; 0 for the system.</param>
    /// <param name="commandId">Its id: up to <see cref="LongestId"/> visible ASCII characters, unique per person; not kept for the system. The same id with the same input gives the stored answer; with another input it is refused.</param>
    /// <param name="cancellation">Ends it; nothing is then kept.</param>
    public Task<Outcome<T>> RunAsync<T>(Command<T> command, long personId, string commandId, CancellationToken cancellation = default) =>
        sessions.RetryAsync(() => CommitAsync(command, personId, commandId, cancellation), TransactionRetry.Attempts, Patience, TimeProvider.System, cancellation);

    /// <summary>Tries a command out and keeps nothing of it: what it would be refused for, or what it would change of something.</summary>
    /// <param name="command">The command.</param>
    /// <param name="personId">Who would give it.</param>
    /// <param name="commandId">Its id: of a command that was carried out under it nothing is to be seen.</param>
    /// <param name="look">Looks at what it may change, within the transaction and at a business time: before, and after it was carried out.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What was seen before and after; the same twice for a command that was carried out before.</returns>
    public Task<Outcome<(TSeen Before, TSeen After)>> TryOutAsync<T, TSeen>(
        Command<T> command, long personId, string commandId, Func<ICommandSession, DateTimeOffset, Task<TSeen>> look, CancellationToken cancellation = default) =>
        sessions.RetryAsync(() => LookAsync(command, personId, commandId, look, cancellation), TransactionRetry.Attempts, Patience, TimeProvider.System, cancellation);

    private async Task<Outcome<(TSeen Before, TSeen After)>> LookAsync<T, TSeen>(
        Command<T> command, long personId, string commandId, Func<ICommandSession, DateTimeOffset, Task<TSeen>> look, CancellationToken cancellation)
    {
        await using var session = await sessions.BeginAsync(cancellation);
        if (await ActorAsync(session, personId) is not { } actor) return Refused.Forbidden("actor.unknown");
        var now = clock.GetUtcNow();
        var before = await look(session, now);
        if (await session.Commands.FindAsync(personId, commandId) is not null) return (before, before);
        var context = new CommandContext(actor, now, session, await session.Organisation.TreeAsync(), catalogue, flows.Engine, cancellation);
        var outcome = await ExecuteAsync(command, context);
        return outcome.IsDone ? (before, await look(session, now)) : new Refused(outcome.Refusal!.Value, outcome.Violations);
    }

    private async Task<Outcome<T>> CommitAsync<T>(Command<T> command, long personId, string commandId, CancellationToken cancellation)
    {
        var outcome = await TryAsync(command, personId, commandId, cancellation);
        if (outcome.IsDone) await CommittedAsync(personId, cancellation);
        return outcome;
    }

    private async Task CommittedAsync(long personId, CancellationToken cancellation)
    {
        wake.Wake();
        flows.Relay?.Wake();
        // A person's next command is about what this one has led to. The system's own may be what the relay waits for.
        if (flows.Relay is { } relay && personId != Actor.System.PersonId) await relay.AnsweredAsync(cancellation);
    }

    private async Task<Outcome<T>> TryAsync<T>(Command<T> command, long personId, string commandId, CancellationToken cancellation)
    {
        if (personId != Actor.System.PersonId && !IsCommandId(commandId)) return Refused.Invalid("command.id", null, ("longest", LongestId));
        if (CoreJson.TryCanonical(command, out var reason) is not { } canonical) return Refused.Invalid("content.shape", null, ("reason", reason));
        var (name, fingerprint) = (CommandNameAttribute.Of(command.GetType()), ContentHash.OfCanonical(canonical));
        await using var session = await sessions.BeginAsync(cancellation);
        if (await ActorAsync(session, personId) is not { } actor) return Refused.Forbidden("actor.unknown");
        var context = new CommandContext(actor, clock.GetUtcNow(), session, await session.Organisation.TreeAsync(), catalogue, flows.Engine, cancellation);
        if (await session.Commands.FindAsync(personId, commandId) is { } earlier) return await AgainAsync(command, context, earlier, name, fingerprint);
        var outcome = await ExecuteAsync(command, context);
        if (!outcome.IsDone) return outcome;

        await AuditWriter.AppendAsync(context, commandId);
        if (personId != Actor.System.PersonId) await session.Commands.AddAsync(new(personId, commandId, name, fingerprint, CoreJson.Write(outcome.Value), context.Now));
        Failpoints.Hit("command.before-commit");
        await session.CommitAsync();
        Failpoints.Hit("command.after-commit");
        foreach (var launch in context.Reminded) wake.RemindersMoved(launch);
        return outcome;
    }

    /// <summary>Carries it out, if the account is in the hands of the person where that is asked.</summary>
    private static async Task<Outcome<T>> ExecuteAsync<T>(Command<T> command, CommandContext context)
    {
        var me = context.Actor.PersonId;
        return command.IsGivenInPerson && !SecondPerson.IsHandedOver(me, await context.Session.Holds.OpenAsync([me]))
            ? Refused.Forbidden("account.not-handed-over")
            : await command.ExecuteAsync(context);
    }

    /// <summary>The stored answer of a command that was given before, for who may still give it.</summary>
    private static async Task<Outcome<T>> AgainAsync<T>(Command<T> command, CommandContext context, CommandRecord earlier, string name, string fingerprint)
    {
        if (earlier.Fingerprint != fingerprint || earlier.Name != name) return Refused.Conflict("command.id-reused", null, ("command", earlier.Name));
        return await command.MayStillAsync(context) ? CoreJson.Read<T>(earlier.Result) : Refused.Forbidden("policy.not-allowed", ("permission", command.Permission));
    }

    private static bool IsCommandId(string? id) => id is { Length: > 0 and <= LongestId } && id.All(c => c is > ' ' and <= '~');

    private static async Task<Actor?> ActorAsync(ICommandSession session, long personId) =>
        personId == 0 ? Actor.System : await session.Organisation.ActorAsync(personId);
}
