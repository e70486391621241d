using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Notices;

/// <summary>Pausing, resuming, stopping and sending again: what is refused, what is done, what is audited.</summary>
public sealed class SteeringInFull
{
    [Test]
    public async Task Steer_NamesWhatIsWrong()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var batch = story.Batch("announce-72h").Id;

        Assert.That(await Steer(batch, "dance"), Is.EqualTo("Invalid: batch.action-unknown at action (action=dance)"));
        Assert.That(await Steer(batch, null), Is.EqualTo("Invalid: batch.action-unknown at action (action=)"));
        Assert.That(await Steer(batch, "stop", " "), Is.EqualTo("Invalid: text.required at reason"));
        Assert.That(await Steer(batch, "stop", new string('x', 501)), Is.EqualTo("Invalid: text.too-long at reason (length=501 longest=500)"));
        Assert.That(await Steer(4711, "pause"), Is.EqualTo("NotFound: batch.unknown at batch"));
        Assert.That(await Steer(batch, "pause"), Is.EqualTo("Conflict: batch.not-now (action=pause status=planned)"));
        var number = story.Number;
        await story.CreateAsync();
        Assert.That(await Steer(batch, "pause"), Is.EqualTo("NotFound: batch.unknown at batch"), "another launch's");
        story.Number = number;

        Task<string> Steer(long id, string? action, string? reason = null) => story.RunAsync(Scenario.Operations, new SteerBatch(story.Number, id, action, reason)).InFullAsync();
    }

    // By status: what may be done.
    [TestCase(BatchStatus.Planned, "stop")]
    [TestCase(BatchStatus.Running, "pause stop resend")]
    [TestCase(BatchStatus.Paused, "resume stop resend")]
    [TestCase(BatchStatus.Done, "")]
    [TestCase(BatchStatus.Expired, "")]
    [TestCase(BatchStatus.Stopped, "")]
    [TestCase(BatchStatus.NotNeeded, "")]
    public async Task Steer_IsAllowedByTheStatus(BatchStatus status, string expected)
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var batch = story.Batch("announce-72h");
        var start = story.State with { Batches = story.State.Batches.SetItem(batch.Id, batch with { Status = status }) };
        var done = new List<string>();
        foreach (var action in new[] { "pause", "resume", "stop", "resend" })
        {
            story.Sessions.Restore(start);
            if ((await story.RunAsync(Scenario.Operations, new SteerBatch(story.Number, batch.Id, action, "文本有误"))).IsDone) done.Add(action);
        }

        Assert.That(string.Join(' ', done), Is.EqualTo(expected));
    }

    [Test]
    public async Task Steer_IsAuditedAndEndsWhatWasNotSent()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(250);
        await story.At("2026-11-24T16:00").TendAsync();
        var id = story.Batch("announce-72h").Id;
        Assert.That(story.Audited("batch.started"), Does.Contain("\"step\":\"announce-72h\""));

        await Steer("pause");
        Assert.That((story.Batch("announce-72h").Status, story.Audited("batch.pause")), Is.EqualTo((BatchStatus.Paused, $"{{\"batch\":{id},\"reason\":\"值班要求\"}}")));
        await Steer("resume");
        Assert.That((story.Batch("announce-72h").Status, story.Audited("batch.resume")), Is.EqualTo((BatchStatus.Running, $"{{\"batch\":{id},\"reason\":\"值班要求\"}}")));
        await story.ClaimAsync("announce-72h");
        await Steer("stop");

        var batch = story.Batch("announce-72h");
        Assert.That((batch.Status, batch.Expired, batch.FinishedAt), Is.EqualTo((BatchStatus.Stopped, 50, (DateTimeOffset?)Scenario.Shanghai("2026-11-24T16:00"))));
        Assert.That(story.State.Chunks.Values.Where(c => c.BatchId == id).Select(c => c.Status), Is.EqualTo(new[] { ChunkStatus.Claimed, ChunkStatus.Expired }));
        Assert.That(story.Audited("batch.stopped"), Is.EqualTo($"{{\"batch\":{id},\"channel\":\"sms\",\"step\":\"announce-72h\"}}"));
        Assert.That(story.Audited("batch.stop"), Is.EqualTo($"{{\"batch\":{id},\"reason\":\"值班要求\"}}"));

        async Task Steer(string action) => await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, id, action, "值班要求"));
    }

    [Test]
    public async Task Resend_PutsWhatIsInDoubtBackInTheQueue()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").TendAsync();
        var batch = story.Batch("announce-72h").Id;
        var (key, chunk) = story.State.Chunks.First(c => c.Key.Batch == batch);
        story.Sessions.Restore(story.State with { Chunks = story.State.Chunks.SetItem(key, chunk with { Status = ChunkStatus.InDoubt }) });

        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, batch, "resend"));

        Assert.That(story.State.Chunks[key].Status, Is.EqualTo(ChunkStatus.Pending));
        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Running));
    }
}
