using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Commands.Flows;

/// <summary>
/// Carries journals to an engine outside, and its answers back. The journal is the outbox: a flow is owed an answer from the commit that wrote an entry until
/// the answer is stored, so whatever a crash interrupts is taken up again. Several nodes may relay at once; each takes what no other has taken.
/// </summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="runner">Stores the answers.</param>
/// <param name="catalogue">Definitions.</param>
/// <param name="follower">The engine.</param>
/// <param name="machine">Machine time, on which claims count.</param>
public sealed class JournalRelay(ISessionFactory sessions, CommandRunner runner, ICatalogue catalogue, IJournalFollower follower, TimeProvider machine)
{
    /// <summary>How many flows are taken at once.</summary>
    private const int AtOnce = 8;

    /// <summary>How long a flow is taken. Whoever dies with it keeps it from the others no longer than this; who only takes longer is overtaken, and one answer counts.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(20);

    /// <summary>How long a flow rests after something failed that may pass, such as the engine's database.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>Told of failures that are tried again.</summary>
    public Action<OwedFlow, Exception>? Failed { get; init; }

    /// <summary>Relays what is owed until nothing is.</summary>
    /// <returns>How many answers were asked for.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var asked = 0;
        while (true)
        {
            var taken = await TakeAsync(cancellation);
            if (taken.Count == 0) return asked;
            await Task.WhenAll(taken.Select(owed => RelayAsync(owed, cancellation)));
            asked += taken.Count;
        }
    }

    private async Task<IReadOnlyList<OwedFlow>> TakeAsync(CancellationToken cancellation)
    {
        await using var session = await sessions.BeginBulkAsync(cancellation);
        var now = machine.GetUtcNow();
        var taken = await session.Flows.ClaimOwedAsync(follower.Name, now, now + Claim, AtOnce);
        await session.CommitAsync();
        return taken;
    }

    private async Task RelayAsync(OwedFlow owed, CancellationToken cancellation)
    {
        try
        {
            // An answer that came too late: somebody wrote an entry meanwhile, and the flow is owed another one. Or a fault, after which it is asked again when
            // an administrator says so.
            if (!await AnswerAsync(owed, cancellation)) await PutBackAsync(owed, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed?.Invoke(owed, e);
            await PutBackAsync(owed, machine.GetUtcNow() + Rest);
        }
    }

    /// <returns>Whether the answer was stored, which ends the claim.</returns>
    private async Task<bool> AnswerAsync(OwedFlow owed, CancellationToken cancellation)
    {
        var journal = await JournalAsync(owed.LaunchId, cancellation);
        try
        {
            var definition = catalogue.Definition(owed.DefinitionId, owed.DefinitionVersion);
            var position = await follower.FollowAsync(definition, owed.LaunchId, journal, cancellation);
            return (await runner.RunAsync(new TakePosition(owed.Launch, position), 0, "", cancellation)).IsDone;
        }
        catch (EngineFaultException e)
        {
            await runner.RunAsync(new ReportEngineFault(owed.Launch, journal[^1].Sequence, e.ActivityId, e.Visit, e.Message), 0, "", cancellation);
            return false;
        }
    }

    private async Task<IReadOnlyList<JournalEntry>> JournalAsync(long launchId, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return [.. (await session.Flows.JournalAsync(launchId)).Select(r => r.Entry)];
    }

    private async Task PutBackAsync(OwedFlow owed, DateTimeOffset? until)
    {
        await using var session = await sessions.BeginBulkAsync(CancellationToken.None);
        await session.Flows.PutBackAsync(owed.LaunchId, until);
        await session.CommitAsync();
    }
}
