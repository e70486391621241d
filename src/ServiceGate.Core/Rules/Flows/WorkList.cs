using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>Computes what work is owed for a launch.</summary>
public static class WorkList
{
    /// <summary>The work owed now. Items that were owed before keep the moment since when they are.</summary>
    public static IReadOnlyList<WorkItem> Of(LaunchFacts facts, IReadOnlyList<WorkItem> before, DateTimeOffset now)
    {
        var since = before.ToDictionary(w => w.Key, w => w.Since, StringComparer.Ordinal);
        DateTimeOffset Since(string key) => since.TryGetValue(key, out var earlier) ? earlier : now;
        if (facts.Launch.HasEnded) return [.. Doubt(facts, Since)];
        return
        [
            .. Steps(facts, now, Since), .. SignedBefore(facts, now, Since), .. Conditions(facts, now, Since), .. Scripts(facts, now, Since), .. Duty(facts, now, Since),
            .. Doubt(facts, Since), .. Promises(facts, now, Since), .. Late(facts, now), .. SecondPeople(facts, now, Since), .. StageSecond(facts, Since),
            .. WaiverWork.Of(facts, now, Since), .. ConcernWork.Of(facts, now), .. OverdueWork.Of(facts, now), .. HoldPointWork.Of(facts, Since), .. PostCheckWork.Of(facts, Since, now),
        ];
    }

    private static IEnumerable<WorkItem> Steps(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since) =>
        from waiting in facts.Waiting
        let type = StepType.Of(waiting.Activity)
        where type.Work is not null
        from who in type.Asked(waiting.Activity, facts, now)
        let key = type.WorkKey($"{waiting.Activity.Id}#{waiting.Visit}", waiting.Activity, who)
        select new WorkItem(facts.Launch.Id, key, type.Work!.Value, waiting.Activity.Id, who, since(key),
            type.DueAt(waiting.Activity, facts, facts.EnteredAt(waiting.Activity.Id, waiting.Visit), now));

    private static IEnumerable<WorkItem> SignedBefore(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since)
    {
        return from step in RequiredSignatures.SignOffSteps(facts.Definition)
               where SigningAgain.IsAskedOutOfTurn(step, facts)
               let type = StepType.Of(step)
               from who in type.Asked(step, facts, now)
               let key = type.WorkKey($"{step.Id}#again", step, who)
               select new WorkItem(facts.Launch.Id, key, WorkKind.SignAgain, step.Id, who, since(key), type.DueAt(step, facts, since(key), now));
    }

    private static IEnumerable<WorkItem> Conditions(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since)
    {
        if (facts.Launch.Result is not null) return [];
        return from condition in OpenPoints.Conditions(facts)
               let open = condition.Status is FindingStatus.Open
               let step = facts.Definition.Find(condition.Step)
               from who in open ? [Assignees.Owner(facts.Launch)] : StepType.Of(step).Asked(step, facts, now)
               let name = $"condition:{condition.Id}"
               let key = open ? name : StepType.Of(step).WorkKey(name, step, who)
               select new WorkItem(
                   facts.Launch.Id, key, open ? WorkKind.FulfilCondition : WorkKind.ConfirmCondition, condition.Step, who, since(key),
                   condition.DueAt ?? GateTimes.Latest(GateNames.GoAhead, facts, now));
    }

    private static IEnumerable<WorkItem> Scripts(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since)
    {
        if (facts.Launch.Result is not null || facts.Launch.Status is LaunchStatus.Draft) return [];
        return from script in facts.Items
               where script.Section is Section.Channels && !ScriptTexts.IsAcknowledged(script, facts)
               let key = $"script:{script.Key}"
               select new WorkItem(facts.Launch.Id, key, WorkKind.Acknowledge, null,
                   new(Role.ChannelOwner, Channel: script.Key), since(key), GateTimes.Latest(GateNames.NoticeRelease, facts, now));
    }

    private static IEnumerable<WorkItem> Doubt(LaunchFacts facts, Func<string, DateTimeOffset> since) =>
        from batch in facts.Batches
        where batch.InDoubt > 0
        let key = string.Create(CultureInfo.InvariantCulture, $"doubt:{batch.Id}")
        select new WorkItem(facts.Launch.Id, key, WorkKind.SettleDoubt, null, new(Role.Operations), since(key), batch.UsefulUntil);

    private static IEnumerable<WorkItem> Promises(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since)
    {
        if (facts.Launch.Result is not null) return [];
        var latest = GateTimes.Latest(GateNames.GoAhead, facts, now);
        var open = PromisedNotices.Pending(facts).ToList();
        var owed = from broken in PromisedNotices.Unsettled(facts).DistinctBy(b => b.Step)
                   where !open.Exists(s => s.Step == broken.Step)
                   let key = $"promise:{broken.Step}"
                   select new WorkItem(facts.Launch.Id, key, WorkKind.SettlePromise, null, new(Role.Operations), since(key), latest);
        var asked = from settlement in open
                    from who in SettlementSeats.Asked(settlement, facts)
                    let key = string.Create(CultureInfo.InvariantCulture, $"settlement:{settlement.Id}:{who.Department}")
                    select new WorkItem(facts.Launch.Id, key, WorkKind.DecideSettlement, null, who, since(key), latest);
        return owed.Concat(asked);
    }

    private static IEnumerable<WorkItem> Late(LaunchFacts facts, DateTimeOffset now) =>
        from late in Lateness.Of(facts)
        where late.Work is not null && late.At <= now
        select new WorkItem(facts.Launch.Id, late.What, late.Work!.Value, null, new(Role.Operations), late.At, late.At);

    private static IEnumerable<WorkItem> SecondPeople(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since) =>
        from who in EmergencyBounds.Asked(facts, now).Count > 0 && !EmergencyBounds.IsDeclined(facts, now) ? EmergencySecond.Asked(facts) : []
        let key = $"confirm-emergency:{(who.PersonId is { } person ? $"duty-{person}" : who.Department ?? "operations")}"
        select new WorkItem(facts.Launch.Id, key, WorkKind.ConfirmEmergency, null, who, since(key), since(key));

    private static IEnumerable<WorkItem> StageSecond(LaunchFacts facts, Func<string, DateTimeOffset> since) =>
        from asked in StageGo.Waiting(facts) is { } waiting ? new[] { waiting } : []
        let key = string.Create(CultureInfo.InvariantCulture, $"confirm-stage:{asked.Id}")
        select new WorkItem(facts.Launch.Id, key, WorkKind.ConfirmStage, asked.Step, new(Role.ServiceQuality), since(key), RollOut.StartOfNext(facts));

    private static IEnumerable<WorkItem> Duty(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since)
    {
        var atGate = facts.Waiting.Any(w => w.Activity.Type is StepType { Phase: StepPhase.Gate } && w.Activity.Text("gate") == GateNames.GoAhead);
        if (atGate && facts.Checklist.Duties.Any(d => !facts.Duties.Any(a => a.Duty == d.Code)))
            yield return new(facts.Launch.Id, "duty", WorkKind.NameDuty, null, new(Role.Operations), since("duty"), GateTimes.Latest(GateNames.GoAhead, facts, now));
    }
}
