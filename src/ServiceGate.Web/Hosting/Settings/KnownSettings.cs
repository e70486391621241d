using System.Globalization;
using ServiceGate.Core.Dossiers;
using ServiceGate.Data;
using ServiceGate.Delivery;
using ServiceGate.Web.Features.Reminders;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>
/// Every setting of ServiceGate, in the order of the reference. The check at start and <c>samples/deploy/SETTINGS.md</c> are made from this list; a setting that is
/// not in it is refused.
/// </summary>
internal static class KnownSettings
{
    private static readonly Words Seconds = new("seconds", "秒");
    private static readonly DatabaseSettings Database = new();
    private static readonly ChannelOptions Channel = new();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. Top(), .. OfDatabase(), .. OfNode(), .. OfProxy(), .. OfDelivery(), .. Enum.GetValues<NoticeChannel>().SelectMany(OfChannel), .. OfScheduler(), .. OfWorkflow(),
    ];

    /// <summary>The sections that are ours alone.</summary>
    public static HashSet<string> Sections { get; } =
        All.Where(s => s.Name.Contains(':', StringComparison.Ordinal)).Select(s => s.Section).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The setting of a name, in capitals or not; null: there is none.</summary>
    public static Setting? Find(string name) => All.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Setting> Top() =>
    [
        new("Urls", TextRules.Listening, Code(ServerSettings.DefaultUrl), new("where to listen; `--urls` takes its place", "监听地址；`--urls` 优先")),
        new(DataFolder.Setting, TextRules.Folder, new("the folder of the database file, `data` with a database server", "数据库文件所在文件夹；使用数据库服务器时为 `data`"),
            new("where files of the installation are written, such as one-time passwords", "写入安装文件的位置，如一次性口令")),
        new(ServerConfiguration.SecretsFolder, TextRules.FolderThatExists, null,
            new("a folder in which each file is a setting: its name is the environment's, its content the value", "该文件夹中每个文件是一项设置：文件名同环境变量名，内容为取值")),
    ];

    private static IEnumerable<Setting> OfDatabase() =>
    [
        new("Database:Provider", SettingRule.OneOf<DatabaseProvider>(), Code(nameof(DatabaseProvider.Sqlite)), new("the kind of database; a file serves one node only", "数据库类型；文件数据库只供一个节点使用")),
        new("Database:Path", TextRules.File, new($"`{Database.Path}`, in a demonstration `data/demo.db`", $"`{Database.Path}`，演示时为 `data/demo.db`"),
            new("the database file, for `Sqlite`; `--database` takes its place", "数据库文件，用于 `Sqlite`；`--database` 优先")),
        new("Database:ConnectionString", TextRules.ConnectionString, null,
            new("how the database server is reached, required with one; a node takes at most 40 connections unless it says otherwise (`Maximum Pool Size`, `Max Pool Size`); a secret",
                "数据库服务器的连接方式，使用服务器时必填；未另设 `Maximum Pool Size` / `Max Pool Size` 时每个节点最多 40 个连接；属机密")),
        new(DatabaseChoice.TargetSetting, TextRules.ConnectionString, null,
            new("how the server is reached that `migrate --to` copies to; a secret", "`migrate --to` 复制到的数据库服务器的连接方式；属机密")),
        new("Database:ConnectTimeoutSeconds", SettingRule.Whole(1, 60), Code(Database.ConnectTimeout), new("how long to wait for a connection to a server", "等待连接数据库服务器的时间"), Seconds),
        new("Database:CommandTimeoutSeconds", SettingRule.Whole(1, 600), Code(Database.CommandTimeout), new("how long a statement on a server may take", "服务器上一条语句的最长时间"), Seconds),
        new("Database:StartWaitSeconds", SettingRule.Whole(0, 3600), Code(Database.StartWait), new("how long a start waits for a server that cannot be reached", "启动时等待无法连接的服务器的时间"), Seconds),
    ];

    private static IEnumerable<Setting> OfNode() =>
    [
        new("Node:Name", TextRules.NodeName, new("the machine's name", "机器名"), new("the name of this node, different for each node of an installation", "本节点名称，同一安装中各节点不同")),
    ];

    private static IEnumerable<Setting> OfProxy() =>
    [
        new(ProxyTrust.Proxies, TextRules.Addresses, new("this machine only (loopback)", "仅本机（环回地址）"),
            new("reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed; what is set here or in `Proxy:KnownNetworks` takes the default's place",
                "可信反向代理的地址，采信其 `X-Forwarded-For` 与 `X-Forwarded-Proto`；设置本项或 `Proxy:KnownNetworks` 即取代默认值")),
        new(ProxyTrust.Networks, TextRules.Networks, null, new("the same for whole networks", "同上，按网段")),
        new(ProxyTrust.Hops, SettingRule.Whole(1, 10), Code(ProxyTrust.DefaultHops), new("how many trusted proxies stand one behind the other", "前后串联的可信代理数量"), new("proxies", "个")),
    ];

    private static IEnumerable<Setting> OfDelivery() =>
    [
        new("Delivery:PickupFolder", TextRules.Folder, Code(new DeliveryOptions().PickupFolder), new("where notices are written as files when a channel has no gateway", "渠道没有网关时，通告写成文件的位置")),
        new("Delivery:DayZone", TextRules.Zone, Code(new DeliveryOptions().DayZone), new("the time zone in which the day of `PerDay` begins", "`PerDay` 的一天按哪个时区起算")),
    ];

    private static IEnumerable<Setting> OfChannel(NoticeChannel channel)
    {
        var (section, perSecond, perDay) = ($"Delivery:{channel}", new Words("messages per second", "条/秒"), new Words("messages per day", "条/天"));
        return
        [
            new($"{section}:Kind", SettingRule.OneOf(ChannelOptions.Pickup, ChannelOptions.Http), Code(Channel.Kind), new("files, or posts to a gateway", "写文件，或提交给网关")),
            new($"{section}:Url", TextRules.Gateway, null, new("the gateway, required with `http`", "网关地址，`http` 时必填")),
            new($"{section}:Secret", TextRules.Secret, null, new("the key of the HMAC-SHA256 signature in `X-ServiceGate-Signature`, required with `http`; a secret", "`X-ServiceGate-Signature` 中 HMAC-SHA256 签名的密钥，`http` 时必填；属机密")),
            new($"{section}:TimeoutSeconds", SettingRule.Whole(1, 50), Code(Channel.TimeoutSeconds), new("how long an answer of the gateway is waited for", "等待网关应答的时间"), Seconds),
            new($"{section}:PerSecond", SettingRule.Whole(1, 100_000), new("no limit", "不限"), new("the most messages, on average", "平均最多条数"), perSecond),
            new($"{section}:PerDay", SettingRule.Whole(ChannelOptions.LeastPerDay, 100_000_000), new("no limit", "不限"), new("the most messages of a day, by all nodes together", "每天最多条数（各节点合计）"), perDay),
            new($"{section}:Parallel", SettingRule.Whole(1, 16), Code(Channel.Parallel), new("how many chunks are on their way at once", "同时在途的分块数"), new("chunks", "块")),
            new($"{section}:SettlesDoubles", SettingRule.Flag, new("`true` with `pickup`, `false` with `http`", "`pickup` 为 `true`，`http` 为 `false`"),
                new("whether the receiver drops a key it has seen; if not, chunks in doubt wait for a person", "接收方是否按键去重；否则存疑的分块等待人工处理")),
        ];
    }

    private static IEnumerable<Setting> OfScheduler() =>
    [
        new(ReminderAgenda.Enabled, SettingRule.Flag, Code("true"), new("whether Hangfire keeps the agenda of reminders; without it the sweep begins them", "是否由 Hangfire 维护提醒日程；关闭后由巡检发起")),
        new("Scheduler:Kind", SettingRule.OneOf("Quartz", "Hangfire"), null, new("no effect since 0.2; refused by the next version", "自 0.2 起不再生效，下一版本将拒绝")),
        new("Scheduler:Hangfire:Storage", SettingRule.OneOf("Memory", "SqlServer"), null, new("no effect since 0.2; refused by the next version", "自 0.2 起不再生效，下一版本将拒绝")),
        new(ReminderAgenda.Schema, TextRules.Schema, Code("servicegate_jobs"), new("the schema of its tables in SQL Server", "其在 SQL Server 中的架构名")),
    ];

    private static IEnumerable<Setting> OfWorkflow() =>
    [
        new("Workflow:Engine", SettingRule.OneOf("Embedded", "Elsa"), Code("Embedded"), new("what runs the workflows; `Elsa` if it is built in", "运行工作流的引擎；`Elsa` 须已编入")),
        new("Workflow:Elsa:Store", SettingRule.OneOf("Sqlite", "PostgreSql", "SqlServer"), new("`Database:Provider`", "同 `Database:Provider`"), new("what Elsa keeps its instances in", "Elsa 保存流程实例的数据库类型")),
        new("Workflow:Elsa:ConnectionString", TextRules.ConnectionString, new("`Database:ConnectionString`; with `Sqlite` `elsa.db` in the data folder", "同 `Database:ConnectionString`；`Sqlite` 时为数据文件夹中的 `elsa.db`"),
            new("how that database is reached, required with a server that `Database:Provider` does not name; Elsa's tables have a schema of their own; a secret",
                "该数据库的连接方式，与 `Database:Provider` 不是同一种服务器时必填；Elsa 的表在其自己的架构中；属机密")),
        new("Workflow:Elsa:Distributed", SettingRule.Flag, new("`true` with a server, `false` with `Sqlite`", "服务器为 `true`，`Sqlite` 为 `false`"), new("whether Elsa's distributed runtime takes a lock for each instance, for nodes that share a store", "是否启用 Elsa 分布式运行时（每个实例加锁），供共用存储的多个节点使用")),
        new("Workflow:Elsa:LockFolder", TextRules.Folder, new("`elsa-locks` in the data folder", "数据文件夹中的 `elsa-locks`"), new("where those locks are, shared by those nodes; with `PostgreSql` they are taken there instead", "锁文件所在文件夹，由这些节点共享；`PostgreSql` 时改用数据库锁")),
    ];

    private static Words Code(string text) => Words.Same($"`{text}`");

    private static Words Code(int number) => Code(number.ToString(CultureInfo.InvariantCulture));

    private static Words Code(TimeSpan time) => Code((int)time.TotalSeconds);
}
