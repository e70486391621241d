using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Notices;

/// <summary>How batches are planned, begun, ended and planned anew, and what the audit trail says of it.</summary>
public sealed class BatchesInFull
{
    private static readonly WindowInput NextWeek = new("2026-12-05T00:00", "2026-12-05T06:00", "Asia/Shanghai");

    [Test]
    public async Task AStart_CutsTheListIntoChunksOfTwoHundred()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(401);
        var planned = story.Batch("announce-72h");
        Assert.That(story.State.Audit[story.Launch.Id].Where(e => e.What == "batch.planned").Select(e => e.Body), Has.Some.Contains(
            $"{{\"batch\":{planned.Id},\"channel\":\"sms\",\"dueAt\":{Scenario.Shanghai("2026-11-24T16:00").ToUnixTimeMilliseconds()},\"step\":\"announce-72h\"}}"));

        await story.At("2026-11-24T16:00").TendAsync();

        var batch = story.Batch("announce-72h");
        Assert.That((batch.Status, batch.Planned, batch.StartedAt), Is.EqualTo((BatchStatus.Running, 401, (DateTimeOffset?)Scenario.Shanghai("2026-11-24T16:00"))));
        var first = story.State.Customers.Keys.First();
        Assert.That(story.State.Chunks.Values.Where(c => c.BatchId == batch.Id).Select(c => (c.Sequence, c.First - first, c.Last - first, c.Count)),
            Is.EqualTo(new[] { (1, 0L, 199L, 200), (2, 200L, 399L, 200), (3, 400L, 400L, 1) }));
        Assert.That(story.State.Audit[story.Launch.Id].Where(e => e.What == "batch.started").Select(e => e.Body), Has.Some.Contains(
            $"{{\"batch\":{batch.Id},\"by\":\"sweep\",\"channel\":\"sms\",\"planned\":401,\"step\":\"announce-72h\"}}"));
    }

    [Test]
    public async Task AStart_ChangesTheAgenda()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        story.Signal.Moved.Clear();

        (await story.At("2026-11-24T16:00").SystemAsync(new ProcessDueBatch(story.Number, story.Batch("announce-72h").Id))).Required();

        Assert.That(story.Signal.Moved, Is.EqualTo(new[] { story.Launch.Id }));
    }

    [Test]
    public async Task AnEnd_ChangesTheAgenda()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-27T16:00").TendAsync();
        story.Signal.Moved.Clear();

        (await story.At("2026-11-27T20:00").SystemAsync(new ProcessDueBatch(story.Number, story.Batch("announce-eve").Id))).Required();

        Assert.That(story.Batch("announce-eve").HasEnded, Is.True);
        Assert.That(story.Signal.Moved, Is.EqualTo(new[] { story.Launch.Id }));
    }

    [Test]
    public async Task ABatch_IsTendedOnlyUnderItsOwnLaunch()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var batch = story.Batch("announce-72h").Id;
        Assert.That(await story.SystemAsync(new ProcessDueBatch(story.Number, 4711)).InFullAsync(), Is.EqualTo("NotFound: batch.unknown at batch"));
        var number = story.Number;
        await story.CreateAsync();

        Assert.That(await story.At("2026-11-24T16:00").SystemAsync(new ProcessDueBatch(story.Number, batch)).InFullAsync(), Is.EqualTo("NotFound: batch.unknown at batch"));
        Assert.That(await story.SystemAsync(new ProcessDueBatch(number, batch)).InFullAsync(), Is.EqualTo("done"));
        Assert.That(story.State.Batches[batch].Status, Is.EqualTo(BatchStatus.Running));
    }

    [TestCase(BatchStatus.Running)]
    [TestCase(BatchStatus.Paused)]
    public async Task ABegunBatch_LosesItsUseToTheSecond(BatchStatus status)
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-27T16:00").TendAsync();
        var batch = story.Batch("announce-eve");
        if (status is BatchStatus.Paused) await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, batch.Id, "pause"));
        (await story.At("2026-11-27T19:59").SystemAsync(new ProcessDueBatch(story.Number, batch.Id))).Required();
        Assert.That(story.Batch("announce-eve").Status, Is.EqualTo(status));

        (await story.At("2026-11-27T20:00").SystemAsync(new ProcessDueBatch(story.Number, batch.Id))).Required();

        batch = story.Batch("announce-eve");
        Assert.That((batch.Status, batch.Expired, batch.Accepted), Is.EqualTo((BatchStatus.Done, 10, 0)));
        Assert.That(story.Audited("batch.done"), Is.EqualTo($"{{\"batch\":{batch.Id},\"channel\":\"sms\",\"step\":\"announce-eve\"}}"));
    }

    [TestCase(ChunkStatus.Pending, BatchStatus.Running)]
    [TestCase(ChunkStatus.Claimed, BatchStatus.Running)]
    [TestCase(ChunkStatus.InDoubt, BatchStatus.Running)]
    [TestCase(ChunkStatus.Failed, BatchStatus.Done)]
    public async Task ARunningBatch_EndsWhenNothingOfItIsOpen(ChunkStatus chunk, BatchStatus expected)
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(201);
        await story.At("2026-11-24T16:00").TendAsync();
        var batch = story.Batch("announce-72h").Id;
        story.Sessions.Restore(story.State with
        {
            Chunks = story.State.Chunks.SetItem((batch, 1), story.State.Chunks[(batch, 1)] with { Status = ChunkStatus.Sent })
                .SetItem((batch, 2), story.State.Chunks[(batch, 2)] with { Status = chunk }),
        });

        (await story.SystemAsync(new ProcessDueBatch(story.Number, batch))).Required();

        Assert.That(story.State.Batches[batch].Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task AStepTakenOutOfThePlan_TakesItsBatchOutToo()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();

        (await story.RunAsync(Scenario.Operations, new RemoveItem(story.Number, "notices", "announce-eve", 1))).Required();

        Assert.That(story.Batches.Select(b => b.Step).Distinct(), Is.EquivalentTo(new[] { "announce-72h", "overrun" }));
    }

    [Test]
    public async Task AnAnnouncementThatExpired_IsPlannedAgainWhenItIsOfUseAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.At("2026-11-27T00:00").TendAsync();
        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Expired));
        var version = story.Batch("announce-72h").VersionId;

        var late = JsonNode.Parse(SampleDossier.Item("notices", "announce-72h").GetRawText())!.AsObject();
        (late["usefulUntilMinutes"], late["deviationReason"]) = (60, "名单延误，当晚补发。");
        (await story.SaveAsync(Scenario.Operations, "notices", "announce-72h", JsonSerializer.SerializeToElement(late))).Required();

        var again = story.Batch("announce-72h");
        Assert.That((again.Status, again.UsefulUntil), Is.EqualTo((BatchStatus.Planned, Scenario.Shanghai("2026-11-27T23:00"))));
        Assert.That(again.VersionId, Is.EqualTo(version), "it never went out, and its text is the same");
    }

    [Test]
    public async Task AMovedWindow_SendsTheSameTextUnderANewVersion()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await story.ChangeAsync(Scenario.Operations, "notices", "announce-72h", "text", JsonNode.Parse("""{"zh":"平台即将升级。"}"""))).Required();
        await story.SignAllAsync();
        await story.AcknowledgeAllAsync();
        await story.At("2026-11-24T16:00").WorkAsync();
        var first = story.Batch("announce-72h");
        Assert.That(first.Status, Is.EqualTo(BatchStatus.Done));

        await story.At("2026-11-24T22:00").DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), 1));

        var second = story.Batch("announce-72h");
        Assert.That((second.Status, second.DueAt), Is.EqualTo((BatchStatus.Planned, Scenario.Shanghai("2026-12-01T16:00"))));
        Assert.That(second.VersionId, Is.Not.EqualTo(first.VersionId), "the ledger holds nobody twice under one version");
        Assert.That(story.State.Versions[second.VersionId].Version, Is.GreaterThan(story.State.Versions[first.VersionId].Version));
        Assert.That(story.State.Versions[second.VersionId].Text, Is.EqualTo(story.State.Versions[first.VersionId].Text));
    }

    [Test]
    public async Task ACancellation_EndsWhatWasNotSentAndReachesWhoWasOnTheWay()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(250);
        await story.At("2026-11-24T16:00").TendAsync();
        var batch = story.Batch("announce-72h");
        await story.ClaimAsync("announce-72h");

        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "不再上线。"));

        Assert.That(story.State.Chunks.Values.Where(c => c.BatchId == batch.Id).Select(c => c.Status), Is.EqualTo(new[] { ChunkStatus.Claimed, ChunkStatus.Expired }));
        Assert.That(story.Batch("cancellation").Status, Is.EqualTo(BatchStatus.Planned), "somebody may have been told");
        Assert.That(story.Batch("announce-eve").Status, Is.EqualTo(BatchStatus.NotNeeded));
        Assert.That(story.State.Audit[story.Launch.Id].Select(e => e.What), Does.Contain("batch.stopped").And.Contain("batch.not-needed"));
        await story.TendAsync();
        Assert.That(story.Launch.HasEnded, Is.True);
        Assert.That(await story.RunAsync(Scenario.Operations, new SteerBatch(story.Number, story.Batch("cancellation").Id, "pause")).InFullAsync(), Is.EqualTo("done"), "also after the end");
    }

    [Test]
    public async Task ACancellationBeforeAnythingWasHandedOver_TellsNobody()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").TendAsync();
        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Running));

        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "不再上线。"));

        Assert.That(story.Batches.Select(b => b.Step), Has.None.EqualTo("cancellation"));
    }

    [TestCase(4320, null, ExpectedResult = "")]
    [TestCase(4319, null, ExpectedResult = "announce-72h")]
    [TestCase(4319, " ", ExpectedResult = "announce-72h")]
    [TestCase(4319, "紧急安全升级。", ExpectedResult = "")]
    [TestCase(null, null, ExpectedResult = "announce-72h")]
    public async Task<string> TheEarliestAnnouncement_IsLateWithinSeventyTwoHoursWithoutAReason(int? lead, string? reason)
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var facts = Planned(await story.FactsAsync(), ("announce-72h", lead, reason), ("announce-eve", 0, null));
        return string.Join(' ', NoticePlan.LateWithoutReason(facts).Select(s => s.Key));
    }

    [Test]
    public async Task TheEarliestAnnouncement_IsTheOneWithTheLongestLeadInWhateverOrder()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();

        Assert.That(NoticePlan.LateWithoutReason(Planned(await story.FactsAsync(), ("announce-72h", 60, null), ("announce-eve", 4320, null))), Is.Empty);
    }

    /// <summary>Facts in which the announcements have other leads and reasons.</summary>
    private static LaunchFacts Planned(LaunchFacts facts, params (string Key, int? Lead, string? Reason)[] steps) => facts with
    {
        Items = [.. facts.Items.Select(item => item.Section is Section.Notices && steps.FirstOrDefault(s => s.Key == item.Key) is { Key: not null } step ? With(item, step.Lead, step.Reason) : item)],
    };

    private static DossierItem With(DossierItem item, int? lead, string? reason)
    {
        var json = JsonNode.Parse(item.Content)!.AsObject();
        (json["leadMinutes"], json["deviationReason"]) = (lead, reason);
        return item with { Content = json.ToJsonString() };
    }
}
