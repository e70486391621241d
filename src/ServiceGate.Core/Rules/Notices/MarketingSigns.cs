using System.Text.RegularExpressions;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>What makes a text look like marketing, whatever its plan calls it: a price, an offer, a link to buy.</summary>
public static partial class MarketingSigns
{
    /// <summary>The signs in a text of either language: <c>price</c>, <c>offer</c>, <c>link</c>.</summary>
    public static IReadOnlyList<string> In(LocalText text)
    {
        var said = $"{text.Zh}\n{text.En}";
        return [.. new[] { ("price", Price()), ("offer", Offer()), ("link", Link()) }.Where(sign => sign.Item2.IsMatch(said)).Select(sign => sign.Item1)];
    }

    [GeneratedRegex(@"[¥￥$€]\s?\d|\d\s?(元|块钱|yuan|RMB|CNY|GB?\s?/)|(RMB|CNY)\s?\d|免费|\bfree\b", RegexOptions.IgnoreCase)]
    private static partial Regex Price();

    [GeneratedRegex(@"优惠|特惠|折扣|\d\s?折|立减|满减|赠送|送\d|礼品|红包|促销|抢购|秒杀|限时|办理即|推荐您|\b(offers?|discounts?|% off|gifts?|bonus|promotions?|sale|upgrade now)\b|\d\s?% off", RegexOptions.IgnoreCase)]
    private static partial Regex Offer();

    [GeneratedRegex(@"https?://|\bwww\.|\b[a-z0-9-]+\.(cn|com|net|cc|me|ly|top|vip|shop)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
