using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.Tests.Notices;

public sealed class ChannelBudgetTests
{
    [TestCase(null, null, false)]
    [TestCase(5, null, true)]
    [TestCase(null, 5, true)]
    [TestCase(5, 5, true)]
    public void IsLimited_WhenThereIsAnyLimit(int? second, int? day, bool expected) => Assert.That(Budget(second, day).IsLimited, Is.EqualTo(expected));

    [TestCase(null, 200, 0)]
    [TestCase(10, 1, 100)]
    [TestCase(10, 0, 0)]
    [TestCase(3, 10, 3334, Description = "a part of a millisecond counts as a whole one")]
    [TestCase(1000, 1, 1)]
    [TestCase(2000, 1, 1)]
    public void CostOf_IsTheTimeThatTheMessagesTake(int? second, int messages, long expected) => Assert.That(Budget(second, null).CostOf(messages), Is.EqualTo(expected));

    [TestCase(0, false, true)]
    [TestCase(1, false, false)]
    [TestCase(0, true, false)]
    public void MayGo_WhenThereIsNothingToWaitForAndTheDayIsNotFull(int seconds, bool full, bool expected) =>
        Assert.That(new BudgetAnswer(TimeSpan.FromSeconds(seconds), full).MayGo, Is.EqualTo(expected));

    [Test]
    public void AFailureToSend_MayBeTriedAgainUnlessTheSenderSaysOtherwise() =>
        Assert.That((new SendFailedException().MayHelpLater, new SendFailedException().Reason), Is.EqualTo((true, "send-failed")));

    private static ChannelBudget Budget(int? second, int? day) => new(NoticeChannel.Sms, second, day, "2026-11-28");
}
