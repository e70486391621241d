using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Tests.Content;

/// <summary>The published examples of RFC 8785, and what is our own: NFC and line ends.</summary>
public sealed class CanonicalJsonTests
{
    // RFC 8785, section 3.2.3 and appendix B; ECMA-262's limits around 1e21 and 1e-6.
    [TestCase("333333333.33333329", "333333333.3333333")]
    [TestCase("1E30", "1e+30")]
    [TestCase("4.50", "4.5")]
    [TestCase("2e-3", "0.002")]
    [TestCase("0.000000000000000000000000001", "1e-27")]
    [TestCase("0", "0")]
    [TestCase("-0", "0")]
    [TestCase("-0.0", "0")]
    [TestCase("5e-324", "5e-324")]
    [TestCase("-5e-324", "-5e-324")]
    [TestCase("1.7976931348623157e308", "1.7976931348623157e+308")]
    [TestCase("9007199254740992", "9007199254740992")]
    [TestCase("295147905179352830000", "295147905179352830000")]
    [TestCase("9.999999999999997e22", "9.999999999999997e+22")]
    [TestCase("1e23", "1e+23")]
    [TestCase("1.0000000000000001e23", "1.0000000000000001e+23")]
    [TestCase("999999999999999700000", "999999999999999700000")]
    [TestCase("1e21", "1e+21")]
    [TestCase("9.999999999999997e-7", "9.999999999999997e-7")]
    [TestCase("0.000001", "0.000001")]
    [TestCase("333333333.3333332", "333333333.3333332")]
    [TestCase("333333333.33333325", "333333333.33333325")]
    [TestCase("-0.0000033333333333333333", "-0.0000033333333333333333")]
    [TestCase("1424953923781206.25", "1424953923781206.2")]
    [TestCase("100", "100")]
    [TestCase("-1.5e-10", "-1.5e-10")]
    public void Of_WhenItIsANumber_WritesItAsEcmaScriptDoes(string json, string canonical) => Assert.That(Canonical(json), Is.EqualTo(canonical));

    [Test]
    public void Of_WhenItIsTheRfcsExample_WritesTheRfcsResult()
    {
        const string input =
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;

        Assert.That(Canonical(input), Is.EqualTo(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"""));
    }

    // The RFC's example has U+FB33, which NFC takes apart into U+05D3 U+05BC, so it stands before the euro sign with us; and a carriage return, which becomes a line feed.
    [Test]
    public void Of_WhenMembersAreTheRfcsSortingExample_SortsThemByUtf16AfterNormalising()
    {
        const string input =
            """
            {
              "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """;

        using var canonical = JsonDocument.Parse(Canonical(input));

        Assert.That(canonical.RootElement.EnumerateObject().Select(p => p.Value.GetString()), Is.EqualTo(new[]
        {
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Hebrew Letter Dalet With Dagesh", "Euro Sign", "Emoji: Grinning Face",
        }));
        Assert.That(canonical.RootElement.EnumerateObject().Select(p => p.Name), Does.Contain("\n").And.Contain("\u05d3\u05bc"));
    }

    [Test]
    public void Of_WhenAMemberStandsAboveTheSurrogates_SortsTheEmojiBeforeIt() =>
        Assert.That(Canonical("""{"Ａ":1,"😀":2}"""), Is.EqualTo("""{"😀":2,"Ａ":1}"""), "by UTF-16 unit D83D, not by code point");

    [TestCase("\"e\\u0301\"", "\"é\"")]
    [TestCase("\"a\\r\\nb\\rc\\nd\"", "\"a\\nb\\nc\\nd\"")]
    [TestCase("\"\\b\\f\\t\\u0001\\u001f\\u007f\"", "\"\\b\\f\\t\\u0001\\u001f\u007f\"")]
    [TestCase("\"中文\\u4e2d</script>\"", "\"中文中</script>\"")]
    [TestCase("[ ]", "[]")]
    [TestCase("{ }", "{}")]
    [TestCase("[1,[2,{\"b\":1,\"a\":[]}]]", "[1,[2,{\"a\":[],\"b\":1}]]")]
    public void Of_WhenTextIsWrittenInOtherWays_WritesItInOne(string json, string canonical) => Assert.That(Canonical(json), Is.EqualTo(canonical));

    [TestCase("{\"a\":1,\"a\":2}")]
    [TestCase("{\"é\":1,\"e\\u0301\":2}")]
    [TestCase("[1e309]")]
    [TestCase("[\"\\ud800\"]")]
    [TestCase("{\"\\udfff\":0}")]
    public void TryOf_WhenThereIsNoCanonicalForm_SaysWhy(string json)
    {
        using var document = JsonDocument.Parse(json);

        Assert.That(CoreJson.TryCanonical(document.RootElement.Clone(), out var reason), Is.Null);
        Assert.That(reason, Is.Not.Empty);
    }

    [Test]
    public void Number_WhenItIsFinite_ReadsBackEqual() =>
        Prop.ForAll<NormalFloat>(number =>
            double.Parse(Canonical(number.Get.ToString("R", CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture) == number.Get).QuickCheckThrowOnFailure();

    [Test]
    public void Of_WhenDoneTwice_ChangesNothingMore() =>
        Prop.ForAll<Dictionary<NonNull<string>, string>>(texts =>
            CoreJson.TryCanonical(texts.ToDictionary(t => t.Key.Get, t => t.Value), out _) is not { } canonical || Canonical(canonical) == canonical).QuickCheckThrowOnFailure();

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CanonicalJson.Of(document.RootElement);
    }
}
