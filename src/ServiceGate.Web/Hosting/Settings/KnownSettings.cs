using System.Globalization;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Queries;
using ServiceGate.Delivery.Settings;
using ServiceGate.Web.Features.Accounts.Codes;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Features.Attachments.Keeping;
using ServiceGate.Web.Features.Customers;
using ServiceGate.Web.Features.History;
using ServiceGate.Web.Features.Reminders;
using ServiceGate.Web.Shell.Live;
using ServiceGate.Web.Shell.Security;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>
/// Every setting of ServiceGate, in the order of the reference. The check at start and <c>samples/deploy/SETTINGS.md</c> are made from this list; a setting that is
/// not in it is refused.
/// </summary>
internal static class KnownSettings
{
    private static readonly LocalText Seconds = new("秒", "seconds");
    private static readonly LocalText Hours = new("小时", "hours");
    private static readonly AccountLimits Accounts = new();
    private static readonly DatabaseSettings Database = new();
    private static readonly ChannelOptions Channel = new();
    private static readonly CallOutOptions CallOut = new();
    private static readonly CustomerActionOptions CustomerAction = new();
    private static readonly SecurityLimits Log = new();
    private static readonly LocalText Days = new("天", "days");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. Top(), .. OfDatabase(), .. OfNode(), .. OfProxy(), .. OfAccounts(), .. OfKeys(), .. OfDelivery(), .. Enum.GetValues<NoticeChannel>().SelectMany(OfChannel), .. OfCallOut(), .. OfCustomerAction(), .. OfScheduler(), .. OfWorkflow(), .. OfAudit(),
        .. OfCustomers(), .. OfNotices(), .. OfSecurityLog(), .. OfAttachments(),
    ];

    /// <summary>The sections that are ours alone.</summary>
    public static HashSet<string> Sections { get; } =
        All.Where(s => s.Name.Contains(':', StringComparison.Ordinal)).Select(s => s.Section).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The setting of a name, in capitals or not; null: there is none.</summary>
    public static Setting? Find(string name) => All.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Setting> Top() =>
    [
        new("Urls", TextRules.Listening, Code(ServerSettings.DefaultUrl), new("监听地址；`--urls` 优先", "where to listen; `--urls` takes its place")),
        new(DataFolder.Setting, TextRules.Folder, new("数据库文件所在文件夹；使用数据库服务器时为 `data`", "the folder of the database file, `data` with a database server"),
            new("写入安装文件的位置，如一次性口令", "where files of the installation are written, such as one-time passwords")),
        new(LogFormat.Setting, SettingRule.OneOf(LogFormat.Text, LogFormat.Json), Code(LogFormat.Text), new("日志行的格式；时间均为 UTC", "the form of log lines; their times are UTC")),
        new(ServerConfiguration.SecretsFolder, TextRules.FolderThatExists, null,
            new("该文件夹中每个文件是一项设置：文件名同环境变量名，内容为取值", "a folder in which each file is a setting: its name is the environment's, its content the value")),
    ];

    private static IEnumerable<Setting> OfSecurityLog() =>
    [
        new(SecurityLimits.DaysSetting, SettingRule.Whole(1, 1095), Code(Log.Days), new("安全日志（登录、会话、令牌、被拒请求）的保存时间", "how long the security log is kept: sign-ins, sessions, tokens, refused requests"), Days),
        new(SecurityLimits.RowsSetting, SettingRule.Whole(10, 10_000), Code(Log.RowsPerMinute),
            new("每个节点每分钟为被拒请求写入安全日志的行数；超出的合并计数", "how many rows a minute a node writes about refusals; the others are counted in one")),
        new(SecurityLimits.MostSetting, SettingRule.Whole(10_000, 100_000_000), Code(Log.MostRows), new("安全日志的最大行数，超出时先删最早的", "how many rows the security log may have; the oldest go first")),
    ];

    private static IEnumerable<Setting> OfDatabase() =>
    [
        new("Database:Provider", SettingRule.OneOf<DatabaseProvider>(), Code(nameof(DatabaseProvider.Sqlite)), new("数据库类型；文件数据库只供一个节点使用", "the kind of database; a file serves one node only")),
        new("Database:Path", TextRules.File, new($"`{Database.Path}`，演示时为 `data/demo.db`", $"`{Database.Path}`, in a demonstration `data/demo.db`"),
            new("数据库文件，用于 `Sqlite`；`--database` 优先", "the database file, for `Sqlite`; `--database` takes its place")),
        new("Database:ConnectionString", TextRules.ConnectionString, null,
            new("数据库服务器的连接方式，使用服务器时必填；未另设 `Maximum Pool Size` / `Max Pool Size` 时每个节点最多 40 个连接（PostgreSQL 为 100）；属机密",
                "how the database server is reached, required with one; a node takes at most 40 connections (PostgreSQL: 100) unless it says otherwise (`Maximum Pool Size`, `Max Pool Size`); a secret")),
        new(DatabaseChoice.TargetSetting, TextRules.ConnectionString, null,
            new("`migrate --to` 复制到的数据库服务器的连接方式；属机密", "how the server is reached that `migrate --to` copies to; a secret")),
        new("Database:ConnectTimeoutSeconds", SettingRule.Whole(1, 60), Code(Database.ConnectTimeout), new("等待连接数据库服务器的时间", "how long to wait for a connection to a server"), Seconds),
        new("Database:CommandTimeoutSeconds", SettingRule.Whole(1, 600), Code(Database.CommandTimeout), new("服务器上一条语句的最长时间", "how long a statement on a server may take"), Seconds),
        new("Database:StartWaitSeconds", SettingRule.Whole(0, 3600), Code(Database.StartWait), new("启动时等待无法连接的服务器的时间", "how long a start waits for a server that cannot be reached"), Seconds),
    ];

    private static IEnumerable<Setting> OfNode() =>
    [
        new("Node:Name", TextRules.NodeName, new("机器名", "the machine's name"), new("本节点名称，同一安装中各节点不同", "the name of this node, different for each node of an installation")),
    ];

    private static IEnumerable<Setting> OfProxy() =>
    [
        new(ProxyTrust.Proxies, TextRules.Addresses, new("仅本机（环回地址）", "this machine only (loopback)"),
            new("可信反向代理的地址，采信其 `X-Forwarded-For` 与 `X-Forwarded-Proto`；设置本项或 `Proxy:KnownNetworks` 即取代默认值",
                "reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed; what is set here or in `Proxy:KnownNetworks` takes the default's place")),
        new(ProxyTrust.Networks, TextRules.Networks, null, new("同上，按网段", "the same for whole networks")),
        new(ProxyTrust.Hops, SettingRule.Whole(1, 10), Code(ProxyTrust.DefaultHops), new("前后串联的可信代理数量", "how many trusted proxies stand one behind the other"), new("个", "proxies")),
    ];

    private static IEnumerable<Setting> OfAccounts() =>
    [
        new(AccountLimits.IdleSetting, SettingRule.Whole(1, 24), Code((int)Accounts.SessionIdle.TotalHours), new("登录后闲置多久即失效", "after how long an unused session ends"), Hours),
        new(AccountLimits.MostSetting, SettingRule.Whole(1, 168), Code((int)Accounts.SessionMost.TotalHours), new("登录最长有效时间，无论是否使用", "after how long a session ends, however much it is used"), Hours),
        new(AccountLimits.OneTimeSetting, SettingRule.Whole(1, 720), Code((int)Accounts.OneTimePassword.TotalHours), new("一次性密码的有效时间", "for how long a one-time password is good"), Hours),
        new(AccountLimits.TokensSetting, SettingRule.Whole(1, 1000), Code(Accounts.TokensPerPerson), new("每人同时有效的 API 令牌数上限", "how many API tokens of one person may be good at once"), new LocalText("个", "tokens")),
        new(FactorRule.Setting, new(new("角色代码，用逗号分隔，或 `none`", "codes of roles separated by commas, or `none`"), FactorRule.Names), new("`administrator`；演示时为 `none`", "`administrator`, in a demonstration `none`"),
            new("哪些角色登录时必须使用动态验证码（二次验证）", "which roles need one-time codes as a second factor")),
        new(MostStreams.Setting, SettingRule.Whole(1, 1000), Code(MostStreams.Usual), new("每人在一个节点上同时打开的实时进度连接数上限", "how many streams of live progress one person may have open at once on a node"), new LocalText("个", "streams")),
    ];

    private static IEnumerable<Setting> OfKeys() =>
    [
        new(KeyProtection.SecretSetting, TextRules.LongSecret, null,
            new("加密数据库中会话密钥的密钥，各节点相同；非演示安装必填，除非 `Keys:AllowUnencrypted` 为 `true`；属机密",
                "encrypts the keys of sessions in the database, the same on every node; required outside a demonstration unless `Keys:AllowUnencrypted` is `true`; a secret")),
        new(KeyProtection.FormerSetting, TextRules.LongSecret, null,
            new("更换 `Keys:Secret` 时的旧密钥；各节点启动一次后可删除；属机密", "the secret of before while `Keys:Secret` is exchanged; not needed once every node has started with it; a secret")),
        new(KeyProtection.UnencryptedSetting, SettingRule.Flag, Code("false"), new("是否允许会话密钥在数据库中不加密", "whether the keys of sessions may stand in the database unencrypted")),
    ];

    private static IEnumerable<Setting> OfDelivery() =>
    [
        new("Delivery:PickupFolder", TextRules.Folder, Code(new DeliveryOptions().PickupFolder), new("渠道没有网关时，通告写成文件的位置", "where notices are written as files when a channel has no gateway")),
        new("Delivery:DayZone", TextRules.Zone, Code(new DeliveryOptions().DayZone), new("`PerDay` 的一天按哪个时区起算", "the time zone in which the day of `PerDay` begins")),
    ];

    private static IEnumerable<Setting> OfChannel(NoticeChannel channel)
    {
        var (section, perSecond, perDay) = ($"Delivery:{channel}", new LocalText("条/秒", "messages per second"), new LocalText("条/天", "messages per day"));
        return
        [
            new($"{section}:Kind", SettingRule.OneOf(ChannelOptions.Pickup, ChannelOptions.Http), Code(Channel.Kind), new("写文件，或提交给网关", "files, or posts to a gateway")),
            new($"{section}:Url", TextRules.Gateway, null, new("网关地址，`http` 时必填", "the gateway, required with `http`")),
            new($"{section}:Secret", TextRules.Secret, null, new("`X-ServiceGate-Signature` 中 HMAC-SHA256 签名的密钥，`http` 时必填；属机密", "the key of the HMAC-SHA256 signature in `X-ServiceGate-Signature`, required with `http`; a secret")),
            new($"{section}:TimeoutSeconds", SettingRule.Whole(ChannelRules.TimeoutSeconds), Code(Channel.TimeoutSeconds), new("等待网关应答的时间", "how long an answer of the gateway is waited for"), Seconds),
            new($"{section}:PerSecond", SettingRule.Whole(ChannelRules.PerSecond), new("不限", "no limit"), new("平均最多条数（按通告计，不按短信条数）", "the most messages, on average (not parts of SMS)"), perSecond),
            new($"{section}:PerDay", SettingRule.Whole(ChannelRules.PerDay), new("不限", "no limit"), new("每天最多条数（各节点合计）", "the most messages of a day, by all nodes together"), perDay),
            new($"{section}:Parallel", SettingRule.Whole(ChannelRules.Parallel), Code(Channel.Parallel), new("同时在途的分块数", "how many chunks are on their way at once"), new("块", "chunks")),
            new($"{section}:{nameof(ChannelOptions.Deduplicates)}", SettingRule.Flag, new("`pickup` 为 `true`，`http` 为 `false`", "`true` with `pickup`, `false` with `http`"),
                new("接收方是否按键去重；否则存疑的分块等待人工处理", "whether the receiver drops a key it has seen; if not, chunks in doubt wait for a person")),
            new($"{section}:{nameof(ChannelOptions.SettlesDoubles)}", SettingRule.Flag, null,
                new("已弃用：`Deduplicates` 的旧名，下一版本将拒绝", "deprecated: the former name of `Deduplicates`; refused by the next version")),
        ];
    }

    private static IEnumerable<Setting> OfCallOut()
    {
        var section = $"{DeliveryOptions.Section}:{nameof(DeliveryOptions.CallOut)}";
        return
        [
            new(BoundSettings.CallOutKind, SettingRule.OneOf(CallOutOptions.None, CallOutOptions.Folder, CallOutOptions.Http), Code(CallOut.Kind),
                new("如何呼叫当班人员：不呼叫（仅站内消息）、写文件（演示与测试）、提交给外呼网关", "how people on duty are called: not at all, in files for demonstrations and tests, or by posts to a gateway")),
            new($"{section}:{nameof(CallOutOptions.Path)}", TextRules.Folder, Code(CallOut.Path), new("`folder` 时写文件的位置", "where the files of `folder` are written")),
            new($"{section}:{nameof(CallOutOptions.Url)}", TextRules.Gateway, null,
                new("外呼网关地址，`http` 时必填；接受呼叫须应答 `{\"accepted\":true}`", "the gateway that calls, required with `http`; it answers `{\"accepted\":true}` when it takes a call")),
            new($"{section}:{nameof(CallOutOptions.Secret)}", TextRules.Secret, null,
                new("`X-ServiceGate-Signature` 中 HMAC-SHA256 签名的密钥，`http` 时必填；属机密", "the key of the HMAC-SHA256 signature in `X-ServiceGate-Signature`, required with `http`; a secret")),
            new($"{section}:{nameof(CallOutOptions.TimeoutSeconds)}", SettingRule.Whole(ChannelRules.TimeoutSeconds), Code(CallOut.TimeoutSeconds), new("等待外呼网关应答的时间", "how long an answer of that gateway is waited for"), Seconds),
        ];
    }

    private static IEnumerable<Setting> OfCustomerAction()
    {
        var section = $"{DeliveryOptions.Section}:{nameof(DeliveryOptions.CustomerAction)}";
        return
        [
            new(BoundSettings.ActionEndpoints, TextRules.Endpoints, null,
                new("服务预案可调用的单户处置接口，如 `tv-rollback=https://bss.example.cn/rollback`；预案只填名称。执行成功须应答 `{\"accepted\":true}`",
                    "the endpoints that contingency plans may call for a single customer, such as `tv-rollback=https://bss.example.cn/rollback`; plans name them. Who has done it answers `{\"accepted\":true}`")),
            new($"{section}:{nameof(CustomerActionOptions.Secret)}", TextRules.Secret, null,
                new("`X-ServiceGate-Signature` 中 HMAC-SHA256 签名的密钥，有接口时必填；属机密", "the key of the HMAC-SHA256 signature in `X-ServiceGate-Signature`, required where there are endpoints; a secret")),
            new($"{section}:{nameof(CustomerActionOptions.TimeoutSeconds)}", SettingRule.Whole(ChannelRules.TimeoutSeconds), Code(CustomerAction.TimeoutSeconds), new("等待接口应答的时间；超时为结果待核实", "how long an answer is waited for; afterwards it is in doubt"), Seconds),
        ];
    }

    private static IEnumerable<Setting> OfScheduler() =>
    [
        new(ReminderAgenda.Enabled, SettingRule.Flag, Code("true"), new("是否由 Hangfire 维护提醒日程；关闭后由巡检发起", "whether Hangfire keeps the agenda of reminders; without it the sweep begins them")),
        new("Scheduler:Kind", SettingRule.OneOf("Quartz", "Hangfire"), null, new("自 0.2 起不再生效，下一版本将拒绝", "no effect since 0.2; refused by the next version")),
        new("Scheduler:Hangfire:Storage", SettingRule.OneOf("Memory", "SqlServer"), null, new("自 0.2 起不再生效，下一版本将拒绝", "no effect since 0.2; refused by the next version")),
        new(ReminderAgenda.Schema, TextRules.Schema, Code("servicegate_jobs"), new("其在 SQL Server 中的架构名", "the schema of its tables in SQL Server")),
    ];

    private static IEnumerable<Setting> OfWorkflow() =>
    [
        new("Workflow:Engine", SettingRule.OneOf("Embedded", "Elsa"), Code("Embedded"), new("运行工作流的引擎；`Elsa` 须已编入", "what runs the workflows; `Elsa` if it is built in")),
        new("Workflow:Elsa:Store", SettingRule.OneOf("Sqlite", "PostgreSql", "SqlServer"), new("同 `Database:Provider`", "`Database:Provider`"), new("Elsa 保存流程实例的数据库类型", "what Elsa keeps its instances in")),
        new("Workflow:Elsa:ConnectionString", TextRules.ConnectionString, new("同 `Database:ConnectionString`；`Sqlite` 时为数据文件夹中的 `elsa.db`", "`Database:ConnectionString`; with `Sqlite` `elsa.db` in the data folder"),
            new("该数据库的连接方式，与 `Database:Provider` 不是同一种服务器时必填；Elsa 的表在其自己的架构中；属机密",
                "how that database is reached, required with a server that `Database:Provider` does not name; Elsa's tables have a schema of their own; a secret")),
        new("Workflow:Elsa:Distributed", SettingRule.Flag, new("服务器为 `true`，`Sqlite` 为 `false`", "`true` with a server, `false` with `Sqlite`"), new("是否启用 Elsa 分布式运行时（每个实例加锁），供共用存储的多个节点使用", "whether Elsa's distributed runtime takes a lock for each instance, for nodes that share a store")),
        new("Workflow:Elsa:LockFolder", TextRules.Folder, new("数据文件夹中的 `elsa-locks`", "`elsa-locks` in the data folder"), new("锁文件所在文件夹，由这些节点共享；`PostgreSql` 时改用数据库锁", "where those locks are, shared by those nodes; with `PostgreSql` they are taken there instead")),
    ];

    private static IEnumerable<Setting> OfAudit() =>
    [
        new(AuditWatch.CheckHours, SettingRule.Whole(1, 168), Code(24), new("多久核验一次全部操作留痕", "how often all chains of the audit trail are checked"), new("小时", "hours")),
        new(AuditWatch.HeadsMinutes, SettingRule.Whole(1, 1440), Code(60), new("多久在数据库之外留存一次各链链头", "how often the ends of the chains are written down outside the database"), new("分钟", "minutes")),
        new(AuditGuard.HeadsFile, TextRules.File, new("数据文件夹中的 `audit-heads.jsonl`", "`audit-heads.jsonl` in the data folder"), new("留存链头的文件，应放在数据库管理员无法改写之处", "the file of those ends; best where whoever writes to the database does not")),
        new(AuditGuard.Key, TextRules.Secret, new("数据文件夹中的 `audit-heads.key`，首次启动时生成", "`audit-heads.key` in the data folder, made at the first start"), new("链头签名的密钥；属机密", "the key of their signatures; a secret")),
    ];

    private static IEnumerable<Setting> OfCustomers() =>
    [
        new(ContactSight.Setting, SettingRule.Flag, Code("false"),
            new("客服坐席能否看到完整的号码和邮箱；否则部分隐去", "whether hotline agents see numbers and addresses as they are; otherwise they are masked")),
        new(CustomersFeature.LookUpsPerMinute, SettingRule.Whole(1, 10_000), Code(LookUpLimit.Usual),
            new("每人每分钟最多查询客户次数，页面与接口、各节点合计", "how many customers a person may look up in a minute, on pages and by programs, on all nodes together"), new("次", "look-ups")),
        new(CustomersFeature.LookUpsPerHour, SettingRule.Whole(1, 100_000), Code(LookUpLimit.UsualPerHour),
            new("每人每小时查询客户超过此数时，提示其单位的管理员与稽核人员", "with more look-ups of a person in an hour the administrators and auditors of the person's units are alarmed"), new("次", "look-ups")),
    ];

    private static IEnumerable<Setting> OfNotices() =>
    [
        new(BoundSettings.ConfirmAbove, SettingRule.Whole(0, 1_000_000), Code(NoticeBounds.UsualConfirmAbove),
            new("一人 24 小时内申报的突发事项合计通知客户超过此数时，须第二人确认后发出", "with more customers of one person's emergencies of 24 hours they are told only after a second person has confirmed it"), new("户", "customers")),
        new(BoundSettings.ApprovedUpTo, SettingRule.Whole(0, 1_000_000), Code(NoticeBounds.UsualApprovedUpTo),
            new("使用预审文本时，一人 24 小时内申报的突发事项合计通知客户不超过此数，无需第二人确认", "up to how many customers of one person's emergencies of 24 hours are told by pre-approved texts without a second person"), new("户", "customers")),
        new(BoundSettings.AskMinutes, SettingRule.Whole(1, 60), Code(NoticeBounds.UsualAskMinutes),
            new("当班人员多久未答复即询问下一位", "after how long without an answer the next one on duty is asked"), new("分钟", "minutes")),
        new(BoundSettings.TakeBackSeconds, SettingRule.Whole(0, 3600), Code(NoticeBounds.UsualTakeBackSeconds),
            new("移动时间窗、报告结果、取消、补发等操作产生的通告在此时间内不发出，可撤回；突发通告立即发出",
                "how long notices of a moved window, a result, a launch called off or a second try wait, so that they can be taken back; notices of a fault go at once"), Seconds),
        new(BoundSettings.LinkHosts, TextRules.Hosts, new("不允许链接", "no links"), new("客户通告中的链接可以指向的主机", "the hosts to which links in notices may lead")),
    ];

    private static IEnumerable<Setting> OfAttachments() =>
    [
        new(ContentSettings.Place, SettingRule.OneOf<ContentPlace>(), Code(nameof(ContentPlace.Database)),
            new("新附件的内容保存在何处；此前保存的内容按登记的位置查找，用 `attachments copy` 搬移", "where the content of new attachments is kept; what was kept before is looked for where it is, `attachments copy` moves it")),
        new(ContentSettings.Folder, TextRules.Folder, null,
            new("保存附件内容的文件夹，`Folder` 时必填；多节点时须为各节点共用的同一文件夹，启动时核对", "the folder for the content of attachments, required with `Folder`; with several nodes the one that all of them see, which is checked at start")),
        new(ContentSettings.Endpoint, TextRules.Gateway, null, new("S3 兼容存储的地址，不含存储桶，`S3` 时必填", "the address of the store that speaks S3, without the bucket, required with `S3`")),
        new(ContentSettings.Bucket, TextRules.Bucket, null, new("存储桶，须已存在，仅供本安装使用", "the bucket, which has to be there and is this installation's alone, required with `S3`")),
        new(ContentSettings.Region, TextRules.NodeName, Code(ContentSettings.UsualRegion), new("请求签名所用的区域", "the region that requests are signed for")),
        new(ContentSettings.AccessKey, TextRules.Word, null, new("访问密钥的编号，`S3` 时必填", "id of the access key, required with `S3`")),
        new(ContentSettings.SecretKey, TextRules.Word, null, new("访问密钥，`S3` 时必填；属机密", "the access key, required with `S3`; a secret")),
    ];

    private static LocalText Code(string text) => new($"`{text}`");

    private static LocalText Code(int number) => Code(number.ToString(CultureInfo.InvariantCulture));

    private static LocalText Code(TimeSpan time) => Code((int)time.TotalSeconds);
}
