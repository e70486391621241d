using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Tests.Notices;

/// <summary>What customers' phones make a link of, however it is written.</summary>
public sealed class NoticeLinksTests
{
    private static readonly NoticeBounds Bounds = new(LinkHosts: ["www.10086.cn", "10086.cn"]);

    [TestCase("详情 http://evil.example/10000", "evil.example")]
    [TestCase("See HTTPS://Evil.Example", "evil.example")]
    [TestCase("详情evil.example/x请看", "evil.example")]
    [TestCase("www.evil.example", "www.evil.example")]
    [TestCase("evil．example", "evil.example", TestName = "full width")]
    [TestCase("ｗｗｗ.ｅｖｉｌ.ｃｏｍ", "www.evil.com", TestName = "full width letters")]
    [TestCase("evil\u200b.exa\u00admple", "evil.example", TestName = "characters without width")]
    [TestCase("http://10086.cn@evil.example/x", "evil.example", TestName = "a user's name before the host")]
    [TestCase("http://evil.example\\@10086.cn", "evil.example", TestName = "a backslash ends the host")]
    [TestCase("10086.cn.evil.example", "10086.cn.evil.example")]
    [TestCase("http://evil.example:8080/", "evil.example")]
    [TestCase("http://1.2.3.4/x", "1.2.3.4")]
    [TestCase("1.2.3.4/x", "1.2.3.4")]
    [TestCase("1.2.3.4:8080", "1.2.3.4")]
    [TestCase("http://2130706433/", "2130706433")]
    [TestCase("weixin://dl/business", "dl")]
    [TestCase("xn--fiqs8s.xn--p1ai", "xn--fiqs8s.xn--p1ai")]
    [TestCase("查看 移动.中国", "移动.中国")]
    [TestCase("service@evil.example", "evil.example")]
    [TestCase("10086.cn,evil.example", "evil.example")]
    [TestCase("http://", "http://")]
    public void Foreign_FindsTheHost(string text, string host) => Assert.That(NoticeLinks.Foreign(text, Bounds), Is.EqualTo(new[] { host }));

    [TestCase("")]
    [TestCase("尊敬的客户，网络故障（电缆被盗）已修复。如仍无法使用，请拨打10000。")]
    [TestCase("Dear customer, services are back. Questions: 10000, ref. HZ-2026-000001.")]
    [TestCase("详情 https://www.10086.cn/a/evil.html?x=1.2 或拨打10086。")]
    [TestCase("详情10086.cn/x，或WWW.10086.CN")]
    [TestCase("02:00 to 06:00, i.e. 4.5 h; V1.2.3.4 of 2.5G")]
    [TestCase("请致电10086。App内也可查询")]
    public void Foreign_LeavesTheRestAlone(string text) => Assert.That(NoticeLinks.Foreign(text, Bounds), Is.Empty);

    [Test]
    public void NoHosts_MeansNoLinks() => Assert.That(NoticeLinks.Foreign("http://www.10086.cn", NoticeBounds.Usual), Is.EqualTo(new[] { "www.10086.cn" }));
}
