using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>By whose clocks the customers of a list live, and that what is planned to the list goes by them.</summary>
internal static class ListZones
{
    /// <summary>
    /// Counts the zones: when a list comes into use, and when the register says other units of some of its customers. No other command counts them, and where all units have one zone
    /// none does. Once customers were told something it stays as it is: who is told by one clock is not told again by another.
    /// </summary>
    public static async Task DivideAsync(LaunchContext desk, long audienceId)
    {
        if (desk.Launch.RuleSet < RuleSets.ClocksAreCustomers || desk.Context.Tree.Find(desk.Launch.UnitId) is not { } unit) return;
        if (desk.Context.Tree.Units.All(u => u.TimeZone == unit.TimeZone)) return;
        if ((await desk.Session.Notices.BatchesAsync(desk.Launch.Id)).Any(b => b.StartedAt is not null)) return;
        await desk.Session.Audiences.DivideAsync(audienceId, unit.TimeZone);
    }

    /// <summary>
    /// What is planned to the list whatever the window, the notice of a fault that waits for a second person or a second try, goes to the list as it is now, in the zones that it has
    /// now.
    /// </summary>
    public static async Task FollowAsync(LaunchContext desk, LaunchFacts facts, AddressedCounts counts)
    {
        var planned = facts.Batches.Where(b => b.Status is BatchStatus.Planned && b.Purpose.ReachesTheList() && (b.Again is not null || !NoticePlan.IsByWindow(b.Purpose)));
        foreach (var same in planned.GroupBy(b => (b.Step, b.Channel, b.Again)))
        {
            var strays = same.Where(b => facts.Segments.All(s => s.Name != b.Segment)).ToList();
            foreach (var batch in same.Except(strays).Where(b => b.Again is null)) await RecountAsync(desk, batch, await counts.OfAsync(batch.Channel, batch.Segment));
            foreach (var batch in strays) await BatchWriting.KeepAsync(desk, batch, null, facts);
            foreach (var wanted in Wanted(facts, same.First(), strays)) await BatchWriting.AddAsync(desk, wanted, facts, await counts.OfAsync(wanted.Channel, wanted.Segment), same.Key.Again);
        }
    }

    /// <summary>The batches to segments that nothing of a step goes to on a channel, or went to; of a second try those to whom one went that is taken out.</summary>
    private static IEnumerable<PlannedBatch> Wanted(LaunchFacts facts, Batch like, IReadOnlyList<Batch> strays) =>
        from step in facts.Contents<NoticeStep>(Section.Notices)
        where step.Key == like.Step
        from segment in facts.Segments
        let wanted = new PlannedBatch(step.Key, NoticePlan.AsItGoesOut(step.Content, facts), like.Channel, new(like.DueAt, like.UsefulUntil), segment)
        where like.Again is null ? !facts.Batches.Except(strays).Any(wanted.IsToldBy) : strays.Any(wanted.IsToldBy)
        select wanted;

    private static async Task RecountAsync(LaunchContext desk, Batch batch, int now)
    {
        if (now != batch.Planned && !await desk.Session.Notices.UpdateAsync(batch with { Planned = now }, BatchStatus.Planned)) throw new ConcurrentChangeException();
    }
}
