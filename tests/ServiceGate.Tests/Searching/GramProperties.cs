using FsCheck;
using FsCheck.Fluent;
using ServiceGate.Core.Rules.Searching;

namespace ServiceGate.Tests.Searching;

/// <summary>What is found by grams and then looked at in the text is what a naive search finds: grams never lose a word.</summary>
public sealed class GramProperties
{
    private static readonly string[] Pieces =
        ["割", "接", "月", "末", "割接", "月末", "电视", "5G", "a", "b", "ab", "HZ-2026-000123", "0", "12", " ", "　", "\n", "%", "_", "\\", "[", "𠮷", "😀", "\uD83D", "Ａ", "①", "é", "e\u0301", "İ", "ß", "\0"];

    private static Gen<string> Text(int most) => Gen.Choose(0, most).SelectMany(n => Gen.Elements(Pieces).ListOf(n)).Select(string.Concat);

    [Test]
    public void AText_HasAllGramsOfEveryWordInIt() => Prop.ForAll(Text(30).ToArbitrary(), Text(4).ToArbitrary(), (text, search) =>
    {
        var (normal, words) = (SearchText.Normalise(text), SearchText.Words(search));
        return words.Where(w => normal.Contains(w, StringComparison.Ordinal)).All(word => Grams.OfWord(word).All(Grams.Of(normal).Contains));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void AWordCutOutOfAText_IsLookedForByGramsOfTheText() => Prop.ForAll(Text(30).ToArbitrary(), Gen.Choose(0, 1000).Two().ToArbitrary(), (text, cut) =>
    {
        var words = SearchText.Words(text);
        if (words.Length == 0) return true;
        var word = words[cut.Item1 % words.Length];
        var from = cut.Item2 % word.Length;
        var some = SearchText.Words(word[from..]);
        return some.All(w => Grams.OfWord(w).Count > 0 && (w.Contains('\uFFFD', StringComparison.Ordinal) || Grams.OfWord(w).All(Grams.Of(SearchText.Normalise(text)).Contains)));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void AWordOfOneOrTwoCharacters_IsThereWhereItsGramIs() => Prop.ForAll(Text(30).ToArbitrary(), Text(2).ToArbitrary(), (text, search) =>
    {
        var normal = SearchText.Normalise(text);
        return SearchText.Words(search).Where(w => w.Length <= 2).All(w => Grams.OfWord(w).All(Grams.Of(normal).Contains) == normal.Contains(w, StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();
}
