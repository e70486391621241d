using System.Collections.Frozen;
using System.Text;

namespace ServiceGate.Core.Rules.Searching;

/// <summary>
/// Radicals of the block CJK Radicals Supplement (U+2E80 to U+2EFF) as the characters that people write: browsers print 风 as U+2EDB, which looks the same, and no compatibility form leads back.
/// By the property Equivalent_Unified_Ideograph of the Unicode Character Database, version 14.
/// </summary>
public static class Radicals
{
    private const string Pairs =
        "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑"
        + "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

    private static readonly FrozenDictionary<Rune, string> Written = Pairs.EnumerateRunes().Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1].ToString());

    /// <summary>Whether a character is of the block.</summary>
    public static bool IsOne(char character) => character is >= '\u2E80' and <= '\u2EFF';

    /// <summary>The character that people write for a radical; any other character is itself.</summary>
    public static string Of(Rune rune) => Written.GetValueOrDefault(rune) ?? rune.ToString();
}
