using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Tests.Audiences;

/// <summary>Numbers as people copy them come to one form.</summary>
public sealed class PastedTextTests
{
    [TestCase("13800000001")]
    [TestCase("138 0000 0001")]
    [TestCase("138-0000-0001")]
    [TestCase("138\u20110000\u20140001")]
    [TestCase("138.0000.0001")]
    [TestCase("+8613800000001")]
    [TestCase("+86 138 0000 0001")]
    [TestCase("(+86)138 0000 0001")]
    [TestCase("8613800000001")]
    [TestCase("008613800000001")]
    [TestCase("0086-138-0000-0001")]
    [TestCase("\u202D13800000001\u202C")]
    [TestCase("\uFEFF138\u200B00000001\u3000")]
    [TestCase("138\u00A00000\u20090001")]
    [TestCase("１３８０００００００１")]
    [TestCase("＋８６１３８０００００００１")]
    public void Phone_OfAChineseMobile_HasElevenDigits(string typed) => Assert.That(PastedText.Phone(typed), Is.EqualTo("13800000001"));

    [TestCase("+44 20 7946 0958", "+442079460958")]
    [TestCase("0044 20 7946 0958", "+442079460958")]
    [TestCase("861380000000", "861380000000", Description = "a digit short: no mobile, and not made one")]
    [TestCase("86123456789", "86123456789")]
    [TestCase("+8657187654321", "+8657187654321", Description = "a landline keeps its prefix")]
    [TestCase("10000050002", "10000050002")]
    [TestCase("13a00000001", "13a00000001")]
    [TestCase("", "")]
    public void Phone_OfAnythingElse_StaysWhatItIs(string typed, string expected) => Assert.That(PastedText.Phone(typed), Is.EqualTo(expected));

    [Test]
    public void PhoneForms_FindWhatOlderImportsTookWithThePrefix() => Assert.That(PastedText.PhoneForms("100 0005 0002"), Is.EqualTo(new[] { "10000050002", "+8610000050002" }));

    [TestCase(" TV10031423\u3000", "TV10031423")]
    [TestCase("ＴＶ１００３１４２３", "TV10031423")]
    [TestCase("\u202DTV100-31423\u202C", "TV100-31423")]
    [TestCase("tv10031423", "tv10031423")]
    public void Account_IsWithoutWhatNobodySees(string typed, string expected) => Assert.That(PastedText.Account(typed), Is.EqualTo(expected));

    [Test]
    public void AccountForms_FindEitherCase() => Assert.That(PastedText.AccountForms("tv1003"), Is.EqualTo(new[] { "tv1003", "TV1003" }));

    [TestCase("13800000001", null, null)]
    [TestCase("+86 138-0000 0001", null, null)]
    [TestCase("138O0000001", 4, "U+004F")]
    [TestCase("138 0000 00o1", 12, "U+006F")]
    [TestCase("138\u76840000001", 4, "U+7684")]
    [TestCase("138+0000001", 4, "U+002B")]
    public void OddInPhone_NamesThePlaceAndTheCharacter(string typed, int? place, string? code) =>
        Assert.That(PastedText.OddInPhone(typed), place is null ? Is.Null : Is.EqualTo((place.Value, code!)));

    [Test]
    public void Phone_OfHalfACharacter_IsNoFault() => Assert.That(() => PastedText.Phone("138\uD800001"), Throws.Nothing);

    [TestCase("13800000001", "138****0001")]
    [TestCase("+8613800000001", "+86*******0001")]
    [TestCase("10086", "***86")]
    [TestCase(null, null)]
    public void MaskedPhone_ShowsEndsOnly(string? phone, string? expected) => Assert.That(MaskedContact.Phone(phone), Is.EqualTo(expected));

    [TestCase("zhang.san@example.com", "z***@example.com")]
    [TestCase("nonsense", "***")]
    [TestCase(null, null)]
    public void MaskedEmail_ShowsTheDomain(string? email, string? expected) => Assert.That(MaskedContact.Email(email), Is.EqualTo(expected));
}
