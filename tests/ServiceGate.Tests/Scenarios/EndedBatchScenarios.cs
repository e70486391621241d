using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A batch that ends before everybody was told says why, by whom and with which words: stopped, replaced, called off and too late are four things.</summary>
public sealed class EndedBatchScenarios
{
    [Test]
    public async Task Stopped_SaysByWhomWhenAndWhy_AndCountsWhoWasNotTold()
    {
        var story = await HalfToldAsync();
        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Batch("announce-72h").Id, "stop", " 文本有误 "));

        var batch = story.Batch("announce-72h");
        Assert.That(batch.End, Is.EqualTo(new BatchEnd(BatchEndCause.Stopped, story.IdOf(Scenario.Operations), "文本有误")));
        Assert.That(batch.FinishedAt, Is.EqualTo(Scenario.Shanghai("2026-11-24T16:00")));
        Assert.That((batch.Planned, batch.Accepted, batch.StoppedFor, batch.ReplacedFor, batch.TooLateFor), Is.EqualTo((450, 200, 250, 0, 0)));
    }

    [Test]
    public async Task Replaced_WhenTheWindowMoves_IsNoExpiry()
    {
        var story = await HalfToldAsync();
        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(new WindowInput("2026-12-12T00:00", "2026-12-12T06:00", "Asia/Shanghai")), 1));

        var batch = story.Batches.First(b => b.Step == "announce-72h");
        Assert.That(batch.End, Is.EqualTo(new BatchEnd(BatchEndCause.Replaced, story.IdOf(Scenario.Manager))));
        Assert.That((batch.StoppedFor, batch.ReplacedFor, batch.TooLateFor), Is.EqualTo((0, 250, 0)));
    }

    [Test]
    public async Task CalledOff_WithItsLaunch_NamesWhoCalledItOff()
    {
        var story = await HalfToldAsync();
        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "不做了"));

        Assert.That(story.Batch("announce-72h").End, Is.EqualTo(new BatchEnd(BatchEndCause.CalledOff, story.IdOf(Scenario.Manager))));
        Assert.That(story.Batch("announce-72h").StoppedFor, Is.EqualTo(250));
    }

    [Test]
    public void BatchOfAnOlderProgram_SaysWhatItsStatusSays()
    {
        var batch = new Batch(1, 1, "a", default, default, 1, default, default, Status: BatchStatus.Stopped, Planned: 10, Accepted: 4, Failed: 1, Expired: 5);

        Assert.That((batch.EndedWhy, batch.StoppedFor, batch.TooLateFor), Is.EqualTo(((BatchEndCause?)BatchEndCause.Stopped, 5, 0)));
        Assert.That((batch with { Status = BatchStatus.Done }).TooLateFor, Is.EqualTo(5));
        Assert.That((batch with { Status = BatchStatus.NotNeeded, End = new(BatchEndCause.CalledOff, 1) }).StoppedFor, Is.Zero);
    }

    private static async Task<Scenario> HalfToldAsync()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(450);
        await story.At("2026-11-24T16:00").TendAsync();
        await story.SendChunkAsync();
        return story;
    }
}
