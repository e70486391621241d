using System.Text.RegularExpressions;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>
/// What makes a text look like marketing, whatever its plan calls it: a price, an offer, a link to buy. Chinese writes links and English words without spaces around them, and .NET counts its
/// characters as those of words, so that an English word ends here where no Latin letter or digit follows.
/// </summary>
public static partial class MarketingSigns
{
    /// <summary>The signs in a text of either language: <c>price</c>, <c>offer</c>, <c>link</c>.</summary>
    public static IReadOnlyList<string> In(LocalText text)
    {
        var said = $"{text.Zh}\n{text.En}";
        return [.. new[] { ("price", Price()), ("offer", Offer()), ("link", Link()) }.Where(sign => sign.Item2.IsMatch(said)).Select(sign => sign.Item1)];
    }

    [GeneratedRegex(@"[¥￥$€]\s?\d|\d\s?(元|块钱|yuan|RMB|CNY|GB?\s?/)|(RMB|CNY)\s?\d|免费|(?<![a-z0-9])free(?![a-z0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Price();

    [GeneratedRegex(@"优惠|特惠|折扣|\d\s?折|立减|满减|赠送|送\d|礼品|红包|促销|抢购|秒杀|限时|办理即|推荐您|(?<![a-z0-9])(offers?|discounts?|gifts?|bonus|promotions?|sale|upgrade now)(?![a-z0-9])|% off(?![a-z0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Offer();

    [GeneratedRegex(@"https?://|(?<![a-z0-9])www\.|(?<![a-z0-9.-])([a-z0-9-]+\.)+(cn|com|net|cc|me|ly|top|vip|shop)(?![a-z0-9-])", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
