using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// Brings everything that follows from a launch's facts in line with them, in the transaction that changed them: the flow's position, gates, batches, status
/// and open work. Running it twice changes nothing the second time.
/// </summary>
internal static class Reconciler
{
    /// <summary>Settles a launch.</summary>
    public static async Task RunAsync(LaunchContext desk)
    {
        await ListWatch.RunAsync(desk);
        await FlowDriver.RunAsync(desk, (activity, visit) => EnterAsync(desk, activity, visit));
        var facts = await desk.FactsAsync();
        // A rejection has just ended the launch; what was planned is then not needed.
        desk.Launch = desk.Launch with { Status = StatusOf(facts) };
        await BatchPlanning.FollowPlanAsync(desk, facts with { Launch = desk.Launch });
        // Each part reads again only what the one before may have changed: all facts are a dozen queries.
        facts = facts with { Launch = desk.Launch, Batches = await desk.Session.Notices.BatchesAsync(desk.Launch.Id) };
        await KeepGatesAsync(desk, facts);
        facts = facts with { Gates = await desk.Session.Gates.GatesAsync(desk.Launch.Id) };
        desk.Launch = desk.Launch with { Status = StatusOf(facts) };
        facts = facts with { Launch = desk.Launch };
        desk.Launch = desk.Launch with { Standing = LaunchStandings.Of(facts) };
        await LatenessAlarms.KeepAsync(desk, facts);
        facts = await DutyCalls.KeepAsync(desk, facts);
        await EmergencyNews.AskAsync(desk, facts);
        var before = await desk.Session.Flows.WorkAsync(desk.Launch.Id);
        var work = WorkList.Of(facts, before, desk.Now);
        await desk.Session.Flows.ReplaceWorkAsync(desk.Launch.Id, [.. work, .. await Vacancies.OfAsync(desk, work, before)]);
    }

    /// <summary>Ends the flow where it stands, for a launch that is called off or has lapsed.</summary>
    public static async Task EndFlowAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (facts.State is { Status: WorkflowStatus.Running } state)
            await FlowDriver.SaveAsync(desk, state, desk.Context.Engine.Cancel(facts.Definition, state));
    }

    private static async Task EnterAsync(LaunchContext desk, Activity activity, int visit)
    {
        foreach (var effect in StepType.Of(activity).OnCompleted(activity, await desk.FactsAsync()))
            await DoAsync(desk, effect, activity, visit);
    }

    private static Task DoAsync(LaunchContext desk, StepEffect effect, Activity activity, int visit)
    {
        switch (effect)
        {
            case GateOpens opens:
                return SetGateAsync(desk, opens.Gate, GateStatus.Open);
            case NoticesGoOut notices:
                return ReleaseAsync(desk, notices.Purpose);
            case SomebodyIsNotified notified:
                return Notifications.NotifyAsync(desk, notified, activity, visit);
            case Noted noted:
                desk.Audit(noted.What, noted.Details);
                return Task.CompletedTask;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that nobody carries out.");
        }
    }

    /// <summary>What follows from the window and its gate is planned already; all others are planned when the flow comes to them.</summary>
    private static async Task ReleaseAsync(LaunchContext desk, NoticePurpose purpose)
    {
        if (purpose is NoticePurpose.Emergency) await FollowUps.TellOfFaultAsync(desk, await desk.FactsAsync());
        else if (purpose is not (NoticePurpose.Announcement or NoticePurpose.Outreach)) await FollowUps.ReleaseAsync(desk, await desk.FactsAsync(), purpose, desk.Now);
    }

    /// <summary>
    /// Closes gates again whose rules are no longer met, and opens them when they are. Once the window has begun none closes any more
    /// (<see cref="GateRules.StaysOpen"/>): what time breaks then is an alarm; one that had closed before may still open.
    /// </summary>
    private static async Task KeepGatesAsync(LaunchContext desk, LaunchFacts facts)
    {
        if (desk.Launch.Result is not null) return;
        foreach (var gate in facts.Gates.Where(g => g.Status is not GateStatus.Waiting))
        {
            var blockers = GateRules.Blockers(gate.Name, facts, desk.Now);
            var should = blockers.Count == 0 ? GateStatus.Open : GateStatus.ClosedAgain;
            if (should is GateStatus.ClosedAgain && GateRules.StaysOpen(desk.Launch, blockers, desk.Now))
            {
                if (gate.Status is GateStatus.Open && desk.Launch.HasBegun(desk.Now)) await BrokenByTime.TellAsync(desk, facts, gate);
                continue;
            }
            if (should == gate.Status) continue;
            await SetGateAsync(desk, gate.Name, should);
            // What was proven under a go-ahead that has shut is proven again.
            if (gate.Name == GateNames.GoAhead && should is GateStatus.ClosedAgain) desk.Launch = desk.Launch with { HoldPointTicks = [] };
        }
    }

    /// <summary>Closes every open gate, for a launch that does not take place.</summary>
    public static async Task CloseGatesAsync(LaunchContext desk)
    {
        foreach (var gate in (await desk.Session.Gates.GatesAsync(desk.Launch.Id)).Where(g => g.Status is GateStatus.Open))
            await SetGateAsync(desk, gate.Name, GateStatus.ClosedAgain);
    }

    private static async Task SetGateAsync(LaunchContext desk, string gate, GateStatus status)
    {
        var opened = status is GateStatus.Open ? desk.Now : (await desk.Session.Gates.GatesAsync(desk.Launch.Id)).FirstOrDefault(g => g.Name == gate)?.OpenedAt;
        await desk.Session.Gates.SaveAsync(new(desk.Launch.Id, gate, status, desk.Now, desk.Actor.PersonId, opened));
        desk.MoveReminders();
        desk.Audit($"gate.{status.Code()}", new { gate = gate });
        if (desk.Launch.Result is null) await Notifications.TellOwnerAsync(desk, $"gate-{status.Code()}", gate, ("gate", gate), ("kind", desk.Launch.Kind.Code()));
    }

    private static LaunchStatus StatusOf(LaunchFacts facts)
    {
        bool Opened(string name) => facts.Gates.Any(g => g.Name == name && g.Status is not GateStatus.Waiting);
        if (facts.Launch.HasEnded) return facts.Launch.Status;
        if (facts.State!.Status is WorkflowStatus.Finished)
            return facts.Launch.Result switch
            {
                null => LaunchStatus.Rejected,
                LaunchResult.Cancelled => LaunchStatus.Cancelled,
                _ => LaunchStatus.Closed,
            };
        if (facts.Launch.Result is not null) return LaunchStatus.Reported;
        if (facts.Launch.Variant is LaunchVariant.Emergency) return LaunchStatus.Underway;
        if (Opened(GateNames.GoAhead)) return LaunchStatus.Ready;
        if (Opened(GateNames.NoticeRelease)) return LaunchStatus.Announcing;
        return facts.Decisions.Count == 0 ? LaunchStatus.Draft : LaunchStatus.InReview;
    }
}
