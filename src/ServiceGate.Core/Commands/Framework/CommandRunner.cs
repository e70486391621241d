using ServiceGate.Core.Facts.Commands;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
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
        sessions.RetryAsync(
            () => InSomeNameAsync(name => LookAsync(command, personId, commandId, name, look, cancellation)), TransactionRetry.Attempts, Patience, TimeProvider.System, cancellation);

    /// <summary>Tries a command out and keeps nothing of it: what it would answer, or what it would be refused for.</summary>
    /// <param name="command">The command.</param>
    /// <param name="personId">Who would give it.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Outcome<T>> TryOutAsync<T>(Command<T> command, long personId, CancellationToken cancellation = default) => sessions.RetryAsync(
        () => InSomeNameAsync(name => AnswerAsync(command, personId, name, cancellation)), TransactionRetry.Attempts, Patience, TimeProvider.System, cancellation);

    private async Task<Attempt<T>> AnswerAsync<T>(Command<T> command, long personId, int name, CancellationToken cancellation)
    {
        await using var session = await sessions.BeginAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await ActorAsync(session, personId, now) is not { } actor) return new(Refused.Forbidden("actor.unknown"), 1);
        var names = NamesOf(command, actor);
        if (name >= names.Count) return new(Refused.NotFound("actor.unknown"), names.Count);
        var context = new CommandContext(names[name], now, session, await session.Organisation.TreeAsync(), catalogue, flows.Engine, cancellation) { MachineNow = clock is BusinessClock business ? business.MachineNow : now };
        return new(await ExecuteAsync(command, context), names.Count);
    }

    private async Task<Attempt<(TSeen Before, TSeen After)>> LookAsync<T, TSeen>(
        Command<T> command, long personId, string commandId, int name, Func<ICommandSession, DateTimeOffset, Task<TSeen>> look, CancellationToken cancellation)
    {
        await using var session = await sessions.BeginAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await ActorAsync(session, personId, now) is not { } actor) return new(Refused.Forbidden("actor.unknown"), 1);
        var before = await look(session, now);
        var names = NamesOf(command, actor);
        if (await session.Commands.FindAsync(personId, commandId) is not null) return new((before, before), names.Count);
        if (name >= names.Count) return new(Refused.NotFound("actor.unknown"), names.Count);
        var context = new CommandContext(names[name], now, session, await session.Organisation.TreeAsync(), catalogue, flows.Engine, cancellation) { MachineNow = clock is BusinessClock business ? business.MachineNow : now };
        var outcome = await ExecuteAsync(command, context);
        return new(outcome.IsDone ? (before, await look(session, now)) : new Refused(outcome.Refusal!.Value, outcome.Violations), names.Count);
    }

    private async Task<Outcome<T>> CommitAsync<T>(Command<T> command, long personId, string commandId, CancellationToken cancellation)
    {
        var rests = false;
        var outcome = await InSomeNameAsync(async name =>
        {
            var attempt = await TryAsync(command, personId, commandId, name, cancellation);
            rests = attempt.LeavesAllAtRest;
            return attempt;
        });
        if (outcome.IsDone) await CommittedAsync(personId, rests, cancellation);
        return outcome;
    }

    private async Task CommittedAsync(long personId, bool rests, CancellationToken cancellation)
    {
        if (!rests) wake.Wake();
        flows.Relay?.Wake();
        // A person's next command is about what this one has led to. The system's own may be what the relay waits for.
        if (flows.Relay is { } relay && personId != Actor.System.PersonId) await relay.AnsweredAsync(cancellation);
    }

    /// <summary>
    /// Tries in the own name, and where that is not allowed for each of those who are away and for whom the person stands in: what is done is done in one name, so that the record says in whose, and
    /// what one of the two may not do neither does.
    /// </summary>
    private static async Task<Outcome<T>> InSomeNameAsync<T>(Func<int, Task<Attempt<T>>> attempt)
    {
        var (outcome, names, _) = await attempt(0);
        for (var name = 1; name < names && outcome.Refusal is Refusal.Forbidden or Refusal.NotFound; name++)
            if ((await attempt(name)).Outcome is var other && (other.IsDone || (SaysLittle(outcome) && other.Refusal is not Refusal.NotFound))) outcome = other;
        return outcome;
    }

    // Why somebody may not do it though the role would allow it is worth more than that the role does not.
    private static bool SaysLittle<T>(Outcome<T> outcome) => outcome.Refusal is Refusal.NotFound || outcome.Violations[0].Rule == "policy.not-allowed";

    private async Task<Attempt<T>> TryAsync<T>(Command<T> command, long personId, string commandId, int name, CancellationToken cancellation)
    {
        if (personId != Actor.System.PersonId && !IsCommandId(commandId)) return new(Refused.Invalid("command.id", null, ("longest", LongestId)), 1);
        if (CoreJson.TryCanonical(command, out var reason) is not { } canonical) return new(Refused.Invalid("content.shape", null, ("reason", reason)), 1);
        var (kind, fingerprint) = (CommandNameAttribute.Of(command.GetType()), ContentHash.OfCanonical(canonical));
        await using var session = await sessions.BeginAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await ActorAsync(session, personId, now) is not { } actor) return new(Refused.Forbidden("actor.unknown"), 1);
        var context = new CommandContext(actor, now, session, await session.Organisation.TreeAsync(), catalogue, flows.Engine, cancellation) { MachineNow = clock is BusinessClock business ? business.MachineNow : now };
        var names = NamesOf(command, actor);
        if (await session.Commands.FindAsync(personId, commandId) is { } earlier) return new(await AgainAsync(command, context, earlier, kind, fingerprint), names.Count);
        // Somebody has come back since the first try.
        if (name >= names.Count) return new(Refused.NotFound("actor.unknown"), names.Count);
        context = context with { Actor = names[name] };
        var outcome = await ExecuteAsync(command, context);
        if (!outcome.IsDone) return new(outcome, names.Count);

        await AuditWriter.AppendAsync(context, commandId);
        if (personId != Actor.System.PersonId) await session.Commands.AddAsync(new(personId, commandId, kind, fingerprint, CoreJson.Write(outcome.Value), context.Now));
        Failpoints.Hit("command.before-commit");
        await session.CommitAsync();
        Failpoints.Hit("command.after-commit");
        foreach (var launch in context.Reminded) wake.RemindersMoved(launch);
        return new(outcome, names.Count, context.LeavesAllAtRest);
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

    private static async Task<Actor?> ActorAsync(ICommandSession session, long personId, DateTimeOffset now) =>
        personId == 0 ? Actor.System : await session.Organisation.ActorAsync(personId, now);

    private static IReadOnlyList<Actor> NamesOf<T>(Command<T> command, Actor actor) => command.IsGivenInOneName && !actor.IsSystem ? [.. actor.Names()] : [actor];

    /// <summary>What came of a command in one name.</summary>
    /// <param name="Outcome">What came of it.</param>
    /// <param name="Names">In how many names it may be given.</param>
    /// <param name="LeavesAllAtRest">Whether whoever does due work need not look.</param>
    private readonly record struct Attempt<T>(Outcome<T> Outcome, int Names, bool LeavesAllAtRest = false);
}
