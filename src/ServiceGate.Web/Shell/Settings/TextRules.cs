using System.Net;
using System.Text.RegularExpressions;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.Web.Shell.Settings;

/// <summary>The rules of settings that are neither a number nor one of a few names.</summary>
internal static partial class TextRules
{
    /// <summary>A file. Whether it is there is seen when it is opened.</summary>
    public static SettingRule File { get; } = new(new("文件路径", "a path of a file"), text => IsPath(text) && !Path.EndsInDirectorySeparator(text) && !Directory.Exists(text));

    /// <summary>A folder, which is made when it is missing.</summary>
    public static SettingRule Folder { get; } = new(new("文件夹路径", "a path of a folder"), text => IsPath(text) && !System.IO.File.Exists(text));

    /// <summary>A folder that is there already.</summary>
    public static SettingRule FolderThatExists { get; } = new(new("已存在的文件夹路径", "a path of a folder that exists"), text => IsPath(text) && Directory.Exists(text));

    /// <summary>Addresses to listen on.</summary>
    public static SettingRule Listening { get; } = new(
        new("一个或多个地址，如 `http://127.0.0.1:5080`，不带路径，用 `;` 分隔", "one or several addresses such as `http://127.0.0.1:5080`, without a path, separated by `;`"),
        text => text.Split(';').All(IsListening));

    /// <summary>The address of a gateway.</summary>
    public static SettingRule Gateway { get; } = new(
        new("完整的 https 地址，不含用户名和口令；仅本机（环回地址）可用 http", "an absolute https address without user name and password; http only on this machine (loopback)"),
        ChannelRules.IsGateway);

    /// <summary>Names with the addresses of endpoints.</summary>
    public static SettingRule Endpoints { get; } = new(
        new($"`名称=地址`，用逗号分隔，至多 {CustomerActionOptions.MostEndpoints} 个；名称为小写字母、数字、`-`，地址同网关", $"`name=address` separated by commas, at most {CustomerActionOptions.MostEndpoints}; names in lower-case letters, digits and `-`, addresses like those of gateways"),
        text => CustomerActionOptions.TryRead(text, out var endpoints) && endpoints.Count > 0);

    /// <summary>A key shared with a gateway.</summary>
    public static SettingRule Secret { get; } = new(
        new($"不少于 {ChannelOptions.ShortestSecret} 个字符的密钥", $"a secret of {ChannelOptions.ShortestSecret} characters or more"), ChannelRules.IsSecret);

    /// <summary>A secret from which a key is made.</summary>
    public static SettingRule LongSecret { get; } = new(new("不少于 32 个字符的密钥", "a secret of 32 characters or more"), text => text.Trim().Length >= 32 && !text.Any(char.IsControl));

    /// <summary>How a database server is reached; its driver judges the rest.</summary>
    public static SettingRule ConnectionString { get; } = new(new("该数据库驱动的连接字符串", "a connection string in the words of that server's driver"), text => text.Contains('='));

    /// <summary>A time zone.</summary>
    public static SettingRule Zone { get; } = new(new("IANA 时区，如 `Asia/Shanghai`", "an IANA time zone such as `Asia/Shanghai`"), text => LocalTimes.FindZone(text) is not null);

    /// <summary>Name of a node.</summary>
    public static SettingRule NodeName { get; } = new(
        new("1 到 64 个字符：字母、数字、`.`、`_`、`-`", "1 to 64 characters: letters, digits, `.`, `_`, `-`"), text => PlainNodeName().IsMatch(text));

    /// <summary>Name of a database schema, which is written into statements as it is.</summary>
    public static SettingRule Schema { get; } = new(
        new("1 到 128 个字符：字母、数字、`_`，不以数字开头", "1 to 128 characters: letters, digits, `_`, no digit first"), text => PlainSchema().IsMatch(text));

    /// <summary>IP addresses.</summary>
    public static SettingRule Addresses { get; } = new(new("IP 地址，用逗号分隔", "IP addresses separated by commas"), text => List(text).All(IsAddress));

    /// <summary>IP networks.</summary>
    public static SettingRule Networks { get; } = new(
        new("IP 网段，如 `10.0.0.0/24`，用逗号分隔", "IP networks such as `10.0.0.0/24` separated by commas"), text => List(text).All(n => IPNetwork.TryParse(n, out var network) && network.PrefixLength > 0));

    /// <summary>Names of hosts.</summary>
    public static SettingRule Hosts { get; } = new(
        new("主机名，如 `www.10086.cn`，用逗号分隔", "names of hosts such as `www.10086.cn` separated by commas"), text => List(text).All(host => PlainHost().IsMatch(host)));

    /// <summary>Name of a bucket, which stands in addresses.</summary>
    public static SettingRule Bucket { get; } = new(
        new("3 到 63 个字符：小写字母、数字、`.`、`-`，以字母或数字开头和结尾", "3 to 63 characters: lower-case letters, digits, `.`, `-`, beginning and ending with a letter or digit"), text => PlainBucket().IsMatch(text));

    /// <summary>A key of others, of which is known only that it has no spaces.</summary>
    public static SettingRule Word { get; } = new(
        new("1 到 200 个可见 ASCII 字符，不含空格", "1 to 200 visible ASCII characters without spaces"), text => text.Length is >= 1 and <= 200 && text.All(c => c is > ' ' and < '\u007f'));

    /// <summary>The parts of a text that separates them by commas.</summary>
    public static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries);

    private static bool IsPath(string text) => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    // A lone number would be read as an address, too.
    private static bool IsAddress(string text) => IPAddress.TryParse(text, out _) && (text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3);

    private static bool IsListening(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            // A free port cannot be found for two addresses at once, which is what "localhost" means.
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0 && address.Port is >= 0 and <= 65535 && !address.IsNamedPipe
                && !text.Contains('@', StringComparison.Ordinal) && (address.Port != 0 || address.IsUnixPipe || !string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^([A-Za-z0-9][A-Za-z0-9-]{0,62}\.)+[A-Za-z][A-Za-z0-9-]{1,62}\z")]
    private static partial Regex PlainHost();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex PlainBucket();

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex PlainNodeName();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,127}\z")]
    private static partial Regex PlainSchema();
}
