using FsCheck;
using FsCheck.Fluent;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Whatever people do to a launch, in whatever order, these things hold after each act.</summary>
public sealed class RandomLives
{
    [TestCase("draft")]
    [TestCase("review")]
    [TestCase("release")]
    [TestCase("morning")]
    public void Launch_WhateverIsDone_KeepsWhatAlwaysHolds(string from) =>
        Prop.ForAll<int[]>(acts => LiveAsync(from, acts).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithStartSize(30).WithEndSize(120));

    private static async Task<bool> LiveAsync(string from, int[] acts)
    {
        var story = await Scenario.StartAsync();
        await (from switch { "draft" => story.ToFilledAsync(), "review" => story.ToReviewAsync(), "release" => story.ToReleaseAsync(), _ => story.ToMorningAsync() });
        if (from != "morning") story.At("2026-11-23T09:00");
        foreach (var (act, i) in acts.Select((act, i) => (act, i)))
        {
            await new RandomActs(story, Mixed(act, i)).DoAsync();
            GatesFollowTheirRules(await story.FactsAsync(), story.Clock.GetUtcNow());
        }
        await HoldsAsync(story);
        return true;
    }

    /// <summary>Neighbouring seeds would begin alike; this scatters them.</summary>
    private static int Mixed(int act, int index) => unchecked((int)(((ulong)(uint)act + ((ulong)index << 32) + 1) * 0x9E3779B97F4A7C15UL >> 33));

    private static async Task HoldsAsync(Scenario story)
    {
        var facts = await story.FactsAsync();
        foreach (var chain in story.State.Audit.Values) Assert.That(AuditTrail.FirstBroken(chain), Is.Null);
        var journal = story.State.Journal.Where(j => j.Launch == story.Launch.Id).Select(j => j.Record.Entry);
        Assert.That(WorkflowEngine.Replay(facts.Definition, journal).ToJson(), Is.EqualTo(story.State.Flows[story.Launch.Id]));
        var simulated = FlowSimulation.Of(facts, [.. journal], facts.Definition, story.Clock.GetUtcNow());
        Assert.That(simulated.Effect(), Is.EqualTo(SimulationEffect.Unchanged), () => $"the same version changes nothing: {CoreJson.Write(simulated)} {string.Join(' ', journal)}");
        WhatWaitsHasItsBookmark(story, facts);
        SignaturesAreFourEyed(story, facts);
        FollowUpsReachOnlyThoseWhoWereTold(story);
        await SettlingAgainChangesNothingAsync(story);
    }

    /// <summary>An open gate has no blockers, and a gate without blockers is open: at least until the window begins.</summary>
    private static void GatesFollowTheirRules(LaunchFacts facts, DateTimeOffset now)
    {
        foreach (var gate in facts.Gates)
        {
            var blockers = GateRules.Blockers(gate.Name, facts, now);
            if (facts.Launch.HasEnded) Assert.That(blockers, Is.Not.Empty);
            if (facts.Launch.Result is not null || now >= facts.Launch.Window.Start) continue;
            Assert.That(gate.Status is GateStatus.Open, Is.EqualTo(blockers.Count == 0), $"{gate} {string.Join(' ', blockers.Select(b => b.Rule))}");
        }
    }

    private static void WhatWaitsHasItsBookmark(Scenario story, LaunchFacts facts)
    {
        Assert.That(story.State.Bookmarks.Select(b => new WaitingActivity(b.ActivityId, b.Visit)), Is.EquivalentTo(facts.State!.Waiting));
        Assert.That(story.State.Timers.Select(t => new WaitingActivity(t.ActivityId, t.Visit)).Distinct(), Is.SubsetOf(facts.State.Waiting));
        Assert.That(story.State.Faults, Is.Empty);
    }

    private static void SignaturesAreFourEyed(Scenario story, LaunchFacts facts)
    {
        foreach (var decision in facts.Decisions.Where(d => d.Verdict is Verdict.Approved or Verdict.Agreed))
        {
            Assert.That(decision.By, Is.Not.EqualTo(facts.Launch.OwnerId));
            Assert.That(facts.Decisions.Where(d => d.Verdict is Verdict.Submitted && d.Id < decision.Id).Select(d => d.By), Does.Not.Contain(decision.By));
            foreach (var (section, hash) in decision.Covers) Assert.That(story.State.Content, Does.ContainKey(hash), $"{section} can be shown as it was signed");
        }
    }

    private static void FollowUpsReachOnlyThoseWhoWereTold(Scenario story)
    {
        var accepted = story.State.Ledger.Values.Where(d => d.Status is DeliveryStatus.Accepted)
            .ToLookup(d => story.State.Versions[d.VersionId].Purpose is NoticePurpose.Announcement, d => d.CustomerId);
        Assert.That(accepted[false].Distinct(), Is.SubsetOf(accepted[true].Distinct()));
        foreach (var batch in story.Batches)
            Assert.That(batch.Accepted + batch.Failed + batch.Expired, Is.LessThanOrEqualTo(batch.Planned), batch.ToString());
    }

    private static async Task SettlingAgainChangesNothingAsync(Scenario story)
    {
        if (story.Launch.HasEnded || (story.Launch.Result is null && story.Clock.GetUtcNow() >= story.Launch.Window.End)) return;
        var before = story.State;
        (await story.SystemAsync(new ProcessDueLaunch(story.Number))).Required();
        var after = story.State;
        Assert.That(after.Launches[story.Launch.Id], Is.EqualTo(before.Launches[story.Launch.Id] with { InputRevision = before.Launches[story.Launch.Id].InputRevision + 1 }));
        Assert.That(after.Flows, Is.EqualTo(before.Flows));
        Assert.That(after.Gates.Values, Is.EquivalentTo(before.Gates.Values));
        Assert.That(after.Batches.Values, Is.EqualTo(before.Batches.Values));
        Assert.That(after.Work, Is.EqualTo(before.Work));
        Assert.That(after.Audit.Sum(c => c.Value.Count), Is.EqualTo(before.Audit.Sum(c => c.Value.Count)));
    }
}
