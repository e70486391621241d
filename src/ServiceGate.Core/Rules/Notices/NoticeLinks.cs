using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>
/// The links in what customers read: addresses with a scheme, and what a phone makes a link of without one: names of hosts (<c>www.10086.cn/x</c>), and numbers of
/// hosts with a port or a path. Letters of full width count as plain ones, and characters without width as none.
/// </summary>
public static partial class NoticeLinks
{
    /// <summary>The hosts to which a text has links that the bounds do not allow, each once, in order; a link that names none counts as written.</summary>
    /// <param name="text">The text as customers read it.</param>
    /// <param name="bounds">The bounds.</param>
    public static IReadOnlyList<string> Foreign(string? text, NoticeBounds bounds) =>
        [.. Hosts(text).Where(host => !bounds.AllowsLinkTo(host)).Distinct(StringComparer.Ordinal)];

    /// <summary>The hosts of all links of a text, in order, in small letters.</summary>
    /// <param name="text">The text as customers read it.</param>
    public static IEnumerable<string> Hosts(string? text) => Link().Matches(Plain(text ?? "")).Select(HostOf);

    private static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format));

    // Before an @ stands a user's name, however much it looks like a host.
    private static string HostOf(Match link)
    {
        var authority = link.Groups["host"].Value;
        var host = Port().Replace(authority[(authority.LastIndexOf('@') + 1)..], "").TrimEnd('.').ToLowerInvariant();
        return host.Length > 0 ? host : link.Value;
    }

    // Three sorts: after a scheme anything; a name whose last part could be a domain of the net, in Latin letters or one of those in Chinese; a number of four parts, if a port or path
    // follows. What follows an address belongs to it.
    [GeneratedRegex(
        """
        (?: [a-z][a-z0-9+.-]{0,31} : [/\\]{2,} (?<host> [^\s/?\#\\,;!、。《》「」（）()<>"'|]* )
          | (?<![a-z0-9-]) (?<host> (?: [a-z0-9][a-z0-9-]{0,62} \. )+ (?: xn--[a-z0-9-]{2,59} | [a-z]{2,63} ) ) (?![a-z0-9-])
          | (?<host> [\p{L}\p{N}-]+ \. (?: 中国 | 中國 | 公司 | 网络 | 網絡 | 网址 | 网站 | 网店 | 移动 | 手机 | 在线 | 商城 | 商店 | 集团 | 中文网 | 信息 | 政务 | 公益 | 香港 | 台湾 | 台灣 ) )
          | (?<![0-9.]) (?<host> (?: [0-9]{1,3} \. ){3} [0-9]{1,3} ) (?= : [0-9] | / ) )
        (?: : [0-9]{1,5} )? (?: [/?\#] [a-z0-9._~%/&=?\#+:@-]* )?
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Link();

    [GeneratedRegex(@":[0-9]*\z")]
    private static partial Regex Port();
}
