using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Delivery.FanOut;

namespace ServiceGate.IntegrationTests.Delivery;

public sealed class RoundRobinTests
{
    private readonly RoundRobin _turns = new();

    [Test]
    public void Next_WhenThereAreSeveral_LetsThemTakeTurns()
    {
        _turns.Offer([Running(1), Running(2)]);
        Assert.That(Enumerable.Range(0, 4).Select(_ => _turns.Next()!.Batch.Id), Is.EqualTo([1, 2, 1, 2]));
    }

    [Test]
    public void NothingToClaim_WhileAChunkIsOnItsWay_IsThroughOnlyWhenItEnds()
    {
        var batch = Running(1);
        _turns.Offer([batch]);
        _turns.Claimed(1);
        Assert.That(_turns.NothingToClaim(batch), Is.False);
        Assert.That(_turns.Next(), Is.Null);
        Assert.That(_turns.Ended(1), Is.True);
    }

    [Test]
    public void Ended_WhileMoreMayBeClaimed_IsThroughOnlyWhenNothingIs()
    {
        var batch = Running(1);
        _turns.Offer([batch]);
        _turns.Claimed(1);
        Assert.That(_turns.Ended(1), Is.False);
        Assert.That(_turns.NothingToClaim(batch), Is.True);
    }

    [Test]
    public void NothingToClaim_WhenNothingEverWasClaimed_IsNotTold()
    {
        var batch = Running(1);
        _turns.Offer([batch]);
        Assert.That(_turns.NothingToClaim(batch), Is.False);
    }

    [Test]
    public void NothingToClaim_WhenOfferedAnewMeanwhile_LetsTheNewOfferStand()
    {
        var batch = Running(1);
        _turns.Offer([batch]);
        _turns.Offer([Running(1)]);
        _turns.NothingToClaim(batch);
        Assert.That(_turns.Next()?.Batch.Id, Is.EqualTo(1));
    }

    [Test]
    public void Running_WhileChunksAreOnTheirWay_CountsThem()
    {
        _turns.Claimed(1);
        _turns.Claimed(1);
        _turns.Claimed(2);
        _turns.Ended(1);
        Assert.That(_turns.Running, Is.EqualTo(2));
    }

    private static RunningBatch Running(long id) => new(
        new(id, 1, "step", NoticePurpose.Announcement, NoticeChannel.Sms, 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1)), TimeZoneInfo.Utc);
}
