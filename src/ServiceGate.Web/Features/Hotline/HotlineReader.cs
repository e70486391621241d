using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Core.Rules.Contingency;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Hotline;

/// <summary>What is known of rolling back in a launch.</summary>
/// <param name="Uses">How often it was done, by counters.</param>
/// <param name="HoldsFrom">From how many within an hour on what comes next is held.</param>
/// <param name="Withdrawal">That the right was withdrawn; null: it was not.</param>
public sealed record RollbackStanding(RollbackUses Uses, long HoldsFrom, RightWithdrawal? Withdrawal);

/// <summary>Reads what the hotline needs besides the launch.</summary>
/// <param name="sessions">Opens readings.</param>
internal sealed class HotlineReader(ISessionFactory sessions)
{
    /// <summary>The channel whose script says what the hotline says.</summary>
    public const string Channel = "hotline";

    /// <summary>Whether the launch is one whose plans can be acted on.</summary>
    public static bool IsAsked(LaunchView view) => view.Launch.RuleSet >= RuleSets.PlansAreActedOn;

    /// <summary>The script of the hotline; null: none is written.</summary>
    public static Script? ScriptOf(LaunchView view) => view.Facts.Contents<Script>(Section.Channels).FirstOrDefault(s => s.Key == Channel).Content;

    /// <summary>How rolling back stands.</summary>
    public async Task<RollbackStanding> StandingAsync(LaunchView view, CancellationToken cancellation = default)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await StandingAsync(session, view);
    }

    /// <summary>How rolling back stands, with the actions for some customers, by customer.</summary>
    public async Task<(RollbackStanding Standing, IReadOnlyDictionary<long, ActionCall> Actions)> OfAsync(LaunchView view, IReadOnlyCollection<long> customers, CancellationToken cancellation = default)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        var actions = new Dictionary<long, ActionCall>();
        foreach (var customer in customers)
            if (await session.Contingency.OfCustomerAsync(view.Launch.Id, customer) is { } action) actions.Add(customer, action);
        return (await StandingAsync(session, view), actions);
    }

    /// <summary>The test calls of the launch's plans, oldest first.</summary>
    public async Task<IReadOnlyList<ActionCall>> TestsAsync(long launchId, CancellationToken cancellation = default)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Contingency.TestsAsync(launchId);
    }

    /// <summary>Why somebody cannot roll a customer back now, by the rules by which the command refuses it; null: he or she can.</summary>
    public static Violation? WhyNot(LaunchView view, RollbackStanding standing, long personId)
    {
        if (RollbackRight.WhyNot(view.Facts, view.Now) is { } over) return over;
        if (standing.Withdrawal is not null) return Violation.Of("rollback.right-withdrawn");
        return view.ActorOf(personId) is { } me && RollbackHolders.Holds(view.Facts, me, [.. me.Accounts.Select(a => view.Directory.People.GetValueOrDefault(a)?.UserName).OfType<string>()])
            ? null : Violation.Of("rollback.not-a-holder");
    }

    private static async Task<RollbackStanding> StandingAsync(ICommandSession session, LaunchView view) =>
        new(await session.Contingency.UsesAsync(view.Launch.Id, view.Now), RollbackHolds.From(view.Facts), await session.Contingency.WithdrawalAsync(view.Launch.Id));
}
