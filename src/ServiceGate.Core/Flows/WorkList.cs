using ServiceGate.Core.Calendar;
using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Gates;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.SignOffs;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.Flows;

/// <summary>Computes what work is owed for a launch.</summary>
public static class WorkList
{
    /// <summary>How long after the report a launch is to be closed, where its definition does not say.</summary>
    private static readonly TimeSpan ReviewTerm = TimeSpan.FromDays(7);

    /// <summary>The work owed now. Items that were owed before keep the moment since when they are.</summary>
    public static IReadOnlyList<WorkItem> Of(LaunchFacts facts, IReadOnlyList<WorkItem> before, DateTimeOffset now)
    {
        if (facts.Launch.HasEnded) return [];
        var since = before.ToDictionary(w => w.Key, w => w.Since, StringComparer.Ordinal);
        DateTimeOffset Since(string key) => since.TryGetValue(key, out var earlier) ? earlier : now;
        return [.. Steps(facts, now, Since), .. SignedBefore(facts, now, Since), .. Conditions(facts, now, Since), .. Scripts(facts, now, Since), .. Duty(facts, now, Since)];
    }

    private static IEnumerable<WorkItem> Steps(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since) =>
        from waiting in facts.Waiting
        let kind = KindOf(waiting.Activity.Type)
        where kind is not null
        from who in Clearers.Asked(waiting.Activity, facts, now)
        let key = KeyOf($"{waiting.Activity.Id}#{waiting.Visit}", waiting.Activity, who)
        select new WorkItem(facts.Launch.Id, key, kind.Value, waiting.Activity.Id, who, since(key),
            DueOf(waiting.Activity, facts, facts.EnteredAt(waiting.Activity.Id, waiting.Visit), now));

    /// <summary>A step that asks several people owes one piece of work each; whom it asks in the first place keeps the plain name.</summary>
    private static string KeyOf(string key, Activity step, Clearer who)
    {
        if (step.Type is not (ActivityCatalogue.SignOff or ActivityCatalogue.AgreeToSubmit)) return key;
        var committee = SignOffPanel.IsCommittee(step);
        var first = step.Type is ActivityCatalogue.SignOff && !committee ? Role.Reviewer : Role.DepartmentHead;
        var name = committee ? $"{key}:{who.Department}" : key;
        return who.Role == first ? name : who.Role is Role.DepartmentHead ? $"{name}:head" : $"{name}:{who.Role.Code()}";
    }

    private static IEnumerable<WorkItem> SignedBefore(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since)
    {
        return from step in SignOffRules.SignOffSteps(facts.Definition)
               where SignOffRules.IsAskedOutOfTurn(step, facts)
               from who in Clearers.Asked(step, facts, now)
               let key = KeyOf($"{step.Id}#again", step, who)
               select new WorkItem(facts.Launch.Id, key, WorkKind.SignAgain, step.Id, who, since(key), DueOf(step, facts, since(key), now));
    }

    private static IEnumerable<WorkItem> Conditions(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since)
    {
        if (facts.Launch.Result is not null) return [];
        return from condition in SignOffRules.OpenConditions(facts)
               let open = condition.Status is FindingStatus.Open
               from who in open ? [Clearers.Owner(facts.Launch)] : Clearers.Asked(facts.Definition.Find(condition.Step), facts, now)
               let name = $"condition:{condition.Id}"
               let key = open ? name : KeyOf(name, facts.Definition.Find(condition.Step), who)
               select new WorkItem(
                   facts.Launch.Id, key, open ? WorkKind.FulfilCondition : WorkKind.ConfirmCondition, condition.Step, who, since(key),
                   condition.DueAt ?? GateTimes.Latest(GateNames.GoAhead, facts, now));
    }

    private static IEnumerable<WorkItem> Scripts(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since)
    {
        if (facts.Launch.Result is not null || facts.Launch.Status is LaunchStatus.Draft) return [];
        return from script in facts.Items
               where script.Section is Section.Channels && !facts.Acknowledgements.Any(a => a.Channel == script.Key && a.ScriptHash == script.Hash)
               let key = $"script:{script.Key}"
               select new WorkItem(facts.Launch.Id, key, WorkKind.Acknowledge, null,
                   new(Role.ChannelOwner, Channel: script.Key), since(key), GateTimes.Latest(GateNames.NoticeRelease, facts, now));
    }

    private static IEnumerable<WorkItem> Duty(LaunchFacts facts, DateTimeOffset now, Func<string, DateTimeOffset> since)
    {
        var atGate = facts.Waiting.Any(w => w.Activity.Type is ActivityCatalogue.OpenGate && w.Activity.Text("gate") == GateNames.GoAhead);
        if (atGate && facts.Checklist.Duties.Any(d => !facts.Duties.Any(a => a.Duty == d.Code)))
            yield return new(facts.Launch.Id, "duty", WorkKind.NameDuty, null, new(Role.Operations), since("duty"), GateTimes.Latest(GateNames.GoAhead, facts, now));
    }

    private static WorkKind? KindOf(string type) => type switch
    {
        ActivityCatalogue.CollectSections => WorkKind.FillIn,
        ActivityCatalogue.AgreeToSubmit => WorkKind.Agree,
        ActivityCatalogue.SignOff => WorkKind.SignOff,
        ActivityCatalogue.AwaitLaunch => WorkKind.Report,
        ActivityCatalogue.NextStage => WorkKind.DecideStage,
        ActivityCatalogue.WatchComplaints => WorkKind.Watch,
        ActivityCatalogue.PostLaunchReview => WorkKind.Close,
        _ => null,
    };

    private static DateTimeOffset? DueOf(Activity activity, LaunchFacts facts, DateTimeOffset since, DateTimeOffset now) => activity.Type switch
    {
        ActivityCatalogue.AwaitLaunch => facts.Launch.Window.End,
        ActivityCatalogue.NextStage => RollOut.StartOfNext(facts),
        ActivityCatalogue.WatchComplaints => Deadlines.EndsAt(activity, since),
        ActivityCatalogue.PostLaunchReview => DeadlineOf(activity, facts, since) ?? (facts.Launch.ReportedAt ?? since) + ReviewTerm,
        _ when facts.Gates.Count == 0 => DeadlineOf(activity, facts, since),
        _ => Earlier(GateTimes.Latest(GateNames.NoticeRelease, facts, now), DeadlineOf(activity, facts, since)),
    };

    private static DateTimeOffset? DeadlineOf(Activity activity, LaunchFacts facts, DateTimeOffset since) => Deadlines.Of(activity, since, facts.Calendar)?.DueAt;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || (b is not null && b < a) ? b : a;
}
