using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Tests.Notices;

public sealed class SmsPartsTests
{
    [TestCase(1, 1)]
    [TestCase(70, 1)]
    [TestCase(71, 2)]
    [TestCase(134, 2)]
    [TestCase(135, 3)]
    [TestCase(500, 8)]
    public void Parts_OfAChineseText_AreOf70ThenOf67(int characters, int parts)
    {
        var counted = SmsParts.Of(new string('网', characters));

        Assert.That((counted.Characters, counted.Parts, counted.IsGsm), Is.EqualTo((characters, parts, false)));
    }

    [TestCase(160, 1)]
    [TestCase(161, 2)]
    [TestCase(306, 2)]
    [TestCase(307, 3)]
    public void Parts_OfAnEnglishText_AreOf160ThenOf153(int characters, int parts) => Assert.That(SmsParts.Of(new string('a', characters)).Parts, Is.EqualTo(parts));

    [TestCase(69, 1)]
    [TestCase(70, 2)]
    [TestCase(133, 2)]
    [TestCase(134, 3)]
    public void OneTypographicQuote_MakesAnEnglishTextCountBy70And67(int letters, int parts) =>
        Assert.That(SmsParts.Of(new string('a', letters) + "’"), Is.EqualTo(new SmsParts(letters + 1, parts, false)));

    [Test]
    public void Extension_CountsTwice() => Assert.That(SmsParts.Of(new string('a', 158) + "€"), Is.EqualTo(new SmsParts(160, 1, true)));

    [Test]
    public void Extension_IsNotDividedBetweenParts() =>
        Assert.That(SmsParts.Of(new string('a', 152) + "€" + new string('a', 152)).Parts, Is.EqualTo(3), "152, then the sign and 151, then one");

    [Test]
    public void Pair_IsNotDividedBetweenParts() =>
        Assert.That(SmsParts.Of(new string('网', 66) + "😀" + new string('网', 66)).Parts, Is.EqualTo(3), "66, then the pair and 65, then one");

    [Test]
    public void Nothing_IsNoMessage() => Assert.That(SmsParts.Of(""), Is.EqualTo(new SmsParts(0, 0, true)));
}
