using System.Text.Json;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.Content;

/// <summary>What the core writes it reads back; what it did not write it refuses.</summary>
public sealed class CoreJsonTests
{
    [Test]
    public void Read_WhenOptionalMembersWereNull_GivesThemBack()
    {
        var header = new LaunchHeader("题", null, "2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai", ["HZ"], []);

        Assert.That(CoreJson.Read<LaunchHeader>(CoreJson.Write(header)).Description, Is.Null);
    }

    [Test]
    public void Write_WhenItIsAnEnum_WritesItsCode()
    {
        Assert.That(CoreJson.Write(LaunchResult.PartialSuccess), Is.EqualTo("\"partial-success\""));
        Assert.That(CoreJson.Write(new Decided("review-it", Verdict.Approved, [Section.Risks])), Is.EqualTo("""{"step":"review-it","verdict":"approved","sections":["risks"]}"""));
        Assert.That(CoreJson.Write(new Dictionary<Section, int> { [Section.Launch] = 1 }), Is.EqualTo("""{"launch":1}"""));
        Assert.That(CoreJson.Read<Dictionary<Section, int>>("""{"launch":1}""").Keys, Is.EqualTo(new[] { Section.Launch }));
    }

    [TestCase("\"PartialSuccess\"")]
    [TestCase("\"partial-success,success\"")]
    [TestCase("\" success\"")]
    [TestCase("\"\"")]
    [TestCase("1")]
    [TestCase("null")]
    public void Read_WhenItIsNoCode_Refuses(string json) => Assert.That(() => CoreJson.Read<LaunchResult>(json), Throws.InstanceOf<JsonException>());

    [TestCase("")]
    [TestCase("Launch")]
    [TestCase("0")]
    [TestCase(null)]
    public void TryParseCode_WhenItIsNoCode_IsFalse(string? code) => Assert.That(CoreJson.TryParseCode<Section>(code, out _), Is.False);

    [TestCase("a\tb\r\nc", true)]
    [TestCase("中文😀", true)]
    [TestCase("a\0", false)]
    [TestCase("a\u001b[31m", false)]
    [TestCase("a\u0085", false)]
    [TestCase("a\ufffe", false)]
    [TestCase("a\ufdd0", false)]
    [TestCase("\ufffd", true)]
    public void Optional_WhenTextHoldsOtherThanCharacters_SaysSo(string text, bool passes) =>
        Assert.That(new Check().Optional(text, "text", 100).Passed, Is.EqualTo(passes));

    [Test]
    public void Optional_WhenTextHoldsHalfOfAPair_SaysSo()
    {
        foreach (var half in new[] { '\ud83d', '\ude00' })
            Assert.That(new Check().Optional($"a{half}b", "text", 100).Violations.Single().Rule, Is.EqualTo("text.characters"));
    }

    [Test]
    public void Text_WhenItIsLongerThanAllowed_NamesBothLengths()
    {
        var check = new Check().Text(new string('中', 201), "title", 200);

        Assert.That(check.Violations.Single().Arguments, Is.EqualTo(new Dictionary<string, string> { ["longest"] = "200", ["length"] = "201" }));
        Assert.That(new Check().Text(new string('中', 200), "title", 200).Passed, Is.True);
    }
}
