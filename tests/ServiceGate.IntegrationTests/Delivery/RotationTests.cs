using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Delivery;

namespace ServiceGate.IntegrationTests.Delivery;

public sealed class RotationTests
{
    private readonly Rotation _rotation = new();

    [Test]
    public void Next_WhenThereAreSeveral_LetsThemTakeTurns()
    {
        _rotation.Offer([Running(1), Running(2)]);
        Assert.That(Enumerable.Range(0, 4).Select(_ => _rotation.Next()!.Batch.Id), Is.EqualTo([1, 2, 1, 2]));
    }

    [Test]
    public void NothingToClaim_WhileAChunkIsOnItsWay_IsThroughOnlyWhenItEnds()
    {
        var batch = Running(1);
        _rotation.Offer([batch]);
        _rotation.Claimed(1);
        Assert.That(_rotation.NothingToClaim(batch), Is.False);
        Assert.That(_rotation.Next(), Is.Null);
        Assert.That(_rotation.Ended(1), Is.True);
    }

    [Test]
    public void Ended_WhileMoreMayBeClaimed_IsThroughOnlyWhenNothingIs()
    {
        var batch = Running(1);
        _rotation.Offer([batch]);
        _rotation.Claimed(1);
        Assert.That(_rotation.Ended(1), Is.False);
        Assert.That(_rotation.NothingToClaim(batch), Is.True);
    }

    [Test]
    public void NothingToClaim_WhenNothingEverWasClaimed_IsNotTold()
    {
        var batch = Running(1);
        _rotation.Offer([batch]);
        Assert.That(_rotation.NothingToClaim(batch), Is.False);
    }

    [Test]
    public void NothingToClaim_WhenOfferedAnewMeanwhile_LetsTheNewOfferStand()
    {
        var batch = Running(1);
        _rotation.Offer([batch]);
        _rotation.Offer([Running(1)]);
        _rotation.NothingToClaim(batch);
        Assert.That(_rotation.Next()?.Batch.Id, Is.EqualTo(1));
    }

    [Test]
    public void Running_WhileChunksAreOnTheirWay_CountsThem()
    {
        _rotation.Claimed(1);
        _rotation.Claimed(1);
        _rotation.Claimed(2);
        _rotation.Ended(1);
        Assert.That(_rotation.Running, Is.EqualTo(2));
    }

    private static RunningBatch Running(long id) => new(
        new(id, 1, "step", NoticePurpose.Announcement, NoticeChannel.Sms, 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1)), TimeZoneInfo.Utc);
}
