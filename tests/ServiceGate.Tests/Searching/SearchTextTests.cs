using ServiceGate.Core.Rules.Searching;

namespace ServiceGate.Tests.Searching;

public sealed class SearchTextTests
{
    [TestCase("ＩＰＴＶ　割接", "iptv 割接")]
    [TestCase(" a\t\r\nb ", "a b")]
    [TestCase("a\0b\u001Fc", "a b c")]
    [TestCase("𠮷野家", "𠮷野家")]
    [TestCase("ﬁ ①", "fi 1")]
    [TestCase("高\u2EDB险\u2ED3城\u2ED4店", "高风险长城门店", TestName = "radicals as a browser prints them")]
    [TestCase("\u2ECB\u2EDA\u2ED8\u2EE2\u2EC5\u2EC6\u2E9F\u2EF3", "车页青马见角母龟", TestName = "radicals with and without a compatibility form")]
    public void Normalise_FoldsWhatLooksTheSame(string text, string expected) => Assert.That(SearchText.Normalise(text), Is.EqualTo(expected));

    // Not as an argument of an attribute, which is kept as UTF-8.
    [Test]
    public void Normalise_OfHalfACharacter_StandsForIt() => Assert.That(SearchText.Normalise(new string((char)0xD83D, 1) + " x"), Is.EqualTo("\uFFFD x"));

    [TestCase(@"100%", @"%100\%%")]
    [TestCase(@"a_b\c[d", @"%a\_b\\c\[d%")]
    public void Pattern_TakesNothingForAWildcard(string word, string expected) => Assert.That(SearchText.Pattern(word), Is.EqualTo(expected));

    [TestCase("割", 1)]
    [TestCase("割接", 1)]
    [TestCase("割接窗", 2)]
    [TestCase("hz", 1)]
    [TestCase("000123", 4)]
    [TestCase("5g割接", 3)]
    [TestCase("𠮷", 1)]
    [TestCase("aaaa", 1)]
    public void OfWord_GivesAsFewGramsAsThereAre(string word, int expected) => Assert.That(Grams.OfWord(word), Has.Count.EqualTo(expected));

    [Test]
    public void Grams_OfDifferentLengthsNeverMeet() =>
        Assert.That(Grams.Of("割接").Order(), Is.EqualTo(new long[] { '接', '割', ((long)'割' << 16) | '接' }.Order()));

    [Test]
    public void Grams_HaveNoSpace() => Assert.That(Grams.Of("a b"), Is.EquivalentTo(new long[] { 'a', 'b' }));
}
