using System.Globalization;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.IntegrationTests.Settings;

/// <summary>Values that each known setting must refuse. Those that might be secrets hold <see cref="Marker"/>, which no message may repeat.</summary>
internal static class WrongValues
{
    internal const string Marker = "hunter2";

    private static readonly Dictionary<SettingRule, string[]> OfTexts = new()
    {
        [TextRules.File] = [" ", "data/", "/tmp", "hunter2\n"],
        [TextRules.Folder] = [" ", "hunter2\u0001", typeof(WrongValues).Assembly.Location],
        [TextRules.FolderThatExists] = [" ", "/hunter2", typeof(WrongValues).Assembly.Location],
        [TextRules.Listening] = ["hunter2", "127.0.0.1:5080", "ftp://hunter2:5080", "http://127.0.0.1:70000", "http://127.0.0.1:5080/hunter2", "http://localhost:0", "http://a:1;hunter2", "http://a:1;", "http://me:hunter2@a:1"],
        [TextRules.Gateway] = ["hunter2", "/hunter2", "ftp://gateway.example", "http://hunter2.example", "http://10.0.0.1", "https://me:hunter2@gateway.example"],
        [TextRules.Secret] = ["hunter2", "hunter2-hunter2"],
        [TextRules.ConnectionString] = ["hunter2", " "],
        [TextRules.Zone] = ["hunter2", "China Standard Time", "asia/shanghai", "localtime"],
        [TextRules.NodeName] = ["hunter2 hunter2", "node/hunter2", "hunter2\n", "节点", new string('n', 65)],
        [TextRules.Schema] = ["dbo]; hunter2", "2hunter2", "hunter2\n", new string('s', 129)],
        [TextRules.Bucket] = ["hunter2_", "Hunter2", "h2", "hunter2/", new string('b', 64)],
        [TextRules.Word] = [" ", "hunter2 hunter2", "hunter2\n", "密钥"],
        [TextRules.Addresses] = ["hunter2", "10.0.0.0/8", "1", "127.0.0.1,", "127.0.0.1,hunter2"],
        [TextRules.Networks] = ["hunter2", "10.0.0.1", "10.0.0.0/33", "0.0.0.0/0", "10.0.0.0/8,"],
    };

    /// <summary>The values.</summary>
    internal static IReadOnlyList<string> Of(Setting setting) => ["", .. setting.Rule switch
    {
        { Bounds: var (least, most) } => Numbers(least, most),
        var rule => OfTexts.TryGetValue(rule, out var texts) ? texts : ["hunter2", "1", "Quartz "],
    }];

    private static string[] Numbers(int least, int most) =>
        [Text(least - 1), Text(most + 1), Text(least) + ".0", "+" + Text(most), " " + Text(most), "0x" + Text(least), "99999999999999999999", "hunter2"];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
