using System.Text;
using System.Text.RegularExpressions;

namespace ServiceGate.Web.Imports;

/// <summary>What people call the columns of a customers' file, in both languages.</summary>
public static partial class ColumnNames
{
    private static readonly Dictionary<string, string[]> Synonyms = new(StringComparer.Ordinal)
    {
        ["account"] =
        [
            "account", "账号", "帐号", "客户账号", "用户账号", "宽带账号", "业务账号", "accountno", "accountnumber", "accountid", "acct", "acctno", "账户", "账户号", "接入号", "接入号码", "业务号码", "设备号", "客户号", "客户编号", "客户编码",
            "客户代码", "客户id", "用户号", "用户编号", "用户编码", "用户id", "customerid", "customerno", "customernumber", "customeraccount", "subscriberid", "subscriber", "circuitid", "电路号", "电路编号", "电路代号",
        ],
        ["name"] = ["name", "姓名", "客户姓名", "客户名称", "用户姓名", "用户名称", "名称", "客户名", "客户", "customername", "fullname", "customer", "联系人", "联系人姓名", "contact", "contactname"],
        ["phone"] =
        [
            "phone", "手机号码", "手机号", "手机", "移动电话", "联系手机", "mobile", "mobileno", "mobilenumber", "mobilephone", "cell", "cellphone", "msisdn", "phoneno", "phonenumber", "号码", "电话号码", "电话", "联系电话", "联系号码",
            "联系方式", "联系人电话", "客户电话", "用户电话", "tel", "telno", "telephone", "telephonenumber", "contactnumber", "contactphone", "固定电话", "固话", "座机",
        ],
        ["email"] = ["email", "邮箱", "电子邮箱", "电子邮件", "邮件", "邮箱地址", "邮件地址", "emailaddress", "mail"],
        ["push_id"] = ["pushid", "推送标识", "推送id", "推送号", "推送编号", "pushtoken"],
        ["tier"] = ["tier", "等级", "客户等级", "星级", "客户星级", "用户星级", "级别", "客户级别", "服务等级", "level", "grade", "star", "stars", "starlevel", "customerlevel"],
        ["language"] = ["language", "语言", "语种", "通知语言", "通告语言", "lang", "preferredlanguage"],
        ["unit"] = ["unit", "单位", "所属单位", "归属单位", "单位编码", "单位代码", "unitcode", "分公司", "所属分公司", "归属分公司", "地市", "归属地市", "所属地市", "branch", "city"],
        ["consent_for"] = ["consentfor", "同意用途", "授权用途", "同意事项"],
        ["consent_how"] = ["consenthow", "同意方式", "授权方式"],
        ["consent_on"] = ["consenton", "同意日期", "授权日期", "同意时间"],
        ["consent_until"] = ["consentuntil", "同意截止日期", "授权截止日期", "同意截止", "同意有效期", "授权有效期"],
    };

    private static readonly Dictionary<string, (string Column, int Rank)> ByKey = Synonyms
        .SelectMany(s => s.Value.Select((name, rank) => (Key: KeyOf(name), Column: s.Key, Rank: rank))).ToDictionary(s => s.Key, s => (s.Column, s.Rank), StringComparer.Ordinal);

    /// <summary>The columns that a file may have, in the order in which exports write them. Only the first must be there.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Synonyms.Keys];

    /// <summary>Whether a heading names a column.</summary>
    public static bool IsKnown(string heading) => Find(heading) is not null;

    /// <summary>The column that a heading names, and how much else it might mean: 0 for its own name. Null: it names none.</summary>
    public static (string Column, int Rank)? Find(string heading) => ByKey.TryGetValue(KeyOf(heading), out var found) ? found : null;

    /// <summary>The column whose name somebody has mistyped; null: it is like none.</summary>
    public static string? Like(string heading)
    {
        var key = KeyOf(heading);
        return key.Length < 4 ? null : Known.FirstOrDefault(column => KeyOf(column) is { Length: >= 4 } known && Distance(key, known) == 1);
    }

    /// <summary>A heading as it is compared: half-width, in small letters, without marks, blanks and what stands in brackets (手机号码（必填）).</summary>
    public static string KeyOf(string heading) =>
        Aside().Replace(Normal(heading).ToLowerInvariant(), "") is var bare && new string([.. bare.Where(c => char.IsLetterOrDigit(c))]) is { Length: > 0 } key ? key : "";

    private static string Normal(string heading)
    {
        try
        {
            return heading.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return heading;
        }
    }

    /// <summary>How many letters have to be put in, left out or exchanged.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            (var above, row[0]) = (row[0], i);
            for (var j = 1; j <= b.Length; j++)
                (above, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, above + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]|【[^】]*】")]
    private static partial Regex Aside();
}
