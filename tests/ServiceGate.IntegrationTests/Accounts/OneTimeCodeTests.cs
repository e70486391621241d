using System.Text;
using OtpNet;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Features.Accounts.Codes;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>Codes are those of RFC 6238.</summary>
public sealed class OneTimeCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the rows of SHA-1.
    [TestCase(59, "94287082")]
    [TestCase(1111111109, "07081804")]
    [TestCase(1111111111, "14050471")]
    [TestCase(1234567890, "89005924")]
    [TestCase(2000000000, "69279037")]
    [TestCase(20000000000, "65353130")]
    public void Code_IsThatOfTheStandard(long seconds, string expected)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.That(OneTimeCode.At(Secret, at, digits: 8), Is.EqualTo(expected));
        Assert.That(OneTimeCode.At(Secret, at), Is.EqualTo(expected[2..]), "six digits are the last of eight");
        Assert.That(OneTimeCode.StepOf(Secret, expected[2..], at), Is.EqualTo(seconds / 30));
    }

    [TestCase(-30, ExpectedResult = true)]
    [TestCase(30, ExpectedResult = true)]
    [TestCase(-90, ExpectedResult = false)]
    [TestCase(90, ExpectedResult = false)]
    public bool Code_OfAnotherTime_IsTakenHalfAMinuteAroundOnly(int seconds) =>
        OneTimeCode.StepOf(Secret, OneTimeCode.At(Secret, DateTimeOffset.FromUnixTimeSeconds(1_800_000_015 + seconds)), DateTimeOffset.FromUnixTimeSeconds(1_800_000_015)) is not null;

    [TestCase("287 082", ExpectedResult = true)]
    [TestCase("28708", ExpectedResult = false)]
    [TestCase("2870822", ExpectedResult = false)]
    [TestCase("２８７０８２", ExpectedResult = false)]
    [TestCase("", ExpectedResult = false)]
    [TestCase(null, ExpectedResult = false)]
    public bool Code_AsItIsTyped(string? typed) => OneTimeCode.StepOf(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59)) is not null;

    [Test]
    public void Secret_HasTwentyRandomBytes_AndIsToldInBase32()
    {
        var (one, other) = (OneTimeCode.NewSecret(), OneTimeCode.NewSecret());
        Assert.That((one.Length, one.SequenceEqual(other)), Is.EqualTo((20, false)));
        Assert.That(OneTimeCode.InWords(Secret), Is.EqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"));
        Assert.That(OneTimeCode.AddressOf(Secret, "he.ting"), Is.EqualTo("otpauth://totp/ServiceGate:he.ting?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=ServiceGate"));
        Assert.That(Base32Encoding.ToBytes("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), Is.EqualTo(Secret));
    }

    [Test]
    public void Roles_ThatNeedOne_AreAdministratorsOutsideADemonstration_OrThoseOfTheSetting()
    {
        Assert.That(FactorRule.Read(null, isDemo: false), Is.EqualTo(new[] { Role.Administrator }));
        Assert.That(FactorRule.Read(null, isDemo: true), Is.Empty);
        Assert.That(FactorRule.Read("none", isDemo: false), Is.Empty);
        Assert.That(FactorRule.Read("auditor, hotline-agent", isDemo: true), Is.EquivalentTo(new[] { Role.Auditor, Role.HotlineAgent }));
        Assert.That(new[] { "none", "administrator", "auditor,administrator", "", "emperor", "administrator," }.Select(FactorRule.Names), Is.EqualTo(new[] { true, true, true, false, false, false }));
    }
}
