using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Tests.Organisation;

/// <summary>Two accounts of which one person has the other in hand are one person.</summary>
public sealed class SecondPersonTests
{
    private const long Anna = 1, Bert = 2, Carl = 3;

    [TestCase(Anna, Anna, ExpectedResult = false)]
    [TestCase(Bert, Anna, ExpectedResult = false, Description = "Anna has Bert's account in hand")]
    [TestCase(Anna, Bert, ExpectedResult = false, Description = "what Bert proposes may be Anna's")]
    [TestCase(Carl, Anna, ExpectedResult = false, Description = "Anna has Bert in hand, who has Carl in hand")]
    [TestCase(4, Anna, ExpectedResult = true)]
    [TestCase(5, 6, ExpectedResult = true, Description = "both set by the system, which is nobody")]
    public bool IsSecondTo_WithWhatIsNotConfirmed(long person, long first) => SecondPerson.IsSecondTo(person, first,
    [
        Hold(Bert, Anna, HoldKind.Added), Hold(Carl, Bert, HoldKind.Administrator), Hold(5, 0, HoldKind.Reset), Hold(6, 0, HoldKind.Reset),
    ]);

    [Test]
    public void IsSecondTo_WhenTwoHaveEachOtherInHand_Ends() =>
        Assert.That(SecondPerson.IsSecondTo(Anna, Carl, [Hold(Bert, Anna, HoldKind.Reset), Hold(Anna, Bert, HoldKind.Reset)]), Is.True);

    [TestCase(HoldKind.Reset, null, ExpectedResult = false)]
    [TestCase(HoldKind.Reset, Carl, ExpectedResult = true)]
    [TestCase(HoldKind.Added, null, ExpectedResult = true)]
    public bool IsHandedOver_AfterAReset_OnceSomebodyHasSaidSo(HoldKind kind, long? handedBy) =>
        SecondPerson.IsHandedOver(Bert, [Hold(Bert, Anna, kind) with { HandedBy = handedBy }, Hold(Carl, Anna, HoldKind.Reset)]);

    private static AccountHold Hold(long account, long by, HoldKind kind) => new(account * 10 + by, account, by, kind, DateTimeOffset.UnixEpoch);
}
