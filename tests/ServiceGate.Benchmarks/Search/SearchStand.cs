using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Benchmarks.Search;

/// <summary>A database file with many launches: titles and dossiers as operators write them, always the same ones.</summary>
internal static class SearchStand
{
    /// <summary>A unit with one launch of three hundred; all others share the rest.</summary>
    public const long SmallUnit = 30;

    private const int Units = 30, People = 300, AtOnce = 500;

    /// <summary>One of so many launches is about a submarine cable, which nothing else is.</summary>
    private const int Rare = 5000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 16, 0, 0, TimeSpan.Zero);

    private static readonly string[] Places =
        ["萧山", "余杭", "滨江", "拱墅", "西湖", "上城", "临平", "钱塘", "富阳", "临安", "桐庐", "建德", "淳安", "海曙", "江北", "镇海", "北仑", "鄞州", "奉化", "慈溪", "余姚", "宁海", "象山", "鹿城", "龙湾", "瓯海", "洞头", "瑞安", "乐清", "永嘉"];

    private static readonly string[] Things =
        ["核心路由器", "城域网汇聚交换机", "计费系统", "出账批价模块", "电视平台", "宽带认证服务器", "光线路终端", "传输波分设备", "语音网关", "短信网关", "客户关系管理系统", "接入网网管", "机房电源", "动环监控", "域名解析服务器", "内容分发节点", "第五代基站", "物联网平台", "企业专线", "云资源池"];

    private static readonly string[] Deeds = ["软件升级", "板卡更换", "扩容", "版本回退演练", "数据迁移", "链路调整", "参数优化", "容灾切换", "下电维护", "证书更新"];

    private static readonly string[] Harms =
        ["业务短时中断", "账单金额错误", "用户无法登录", "电视画面卡顿", "宽带掉线", "语音单通", "短信延迟到达", "查询响应缓慢", "充值不能及时到账", "专线丢包"];

    private static readonly string[] Causes =
        ["新旧版本参数不一致", "迁移脚本漏掉部分号码", "备用链路带宽不足", "厂家补丁未经充分验证", "凌晨批处理与操作时间重叠", "主备倒换时间超过预期", "缓存没有清空", "证书链不完整", "人员对流程不熟悉", "回退步骤没有演练"];

    private static readonly string[] Controls =
        ["提前两天完成全量备份并核对", "先在试点区域验证再分批推广", "安排厂家工程师现场保障", "操作前后各做一次业务拨测", "设置观察期并由值班长确认", "准备一键回退脚本", "热线坐席提前掌握解释口径", "发现异常十分钟内上报"];

    /// <summary>Makes the file.</summary>
    public static async Task<SqliteDatabase> OpenAsync(string path, int launches, CancellationToken cancellation)
    {
        var database = await SqliteDatabase.OpenAsync(path, TimeProvider.System, cancellation);
        await using (var session = await new DbSessionFactory(database).BeginAsync(cancellation))
        {
            for (var unit = 1; unit <= Units; unit++)
                await session.Organisation.AddUnitAsync(new(unit, unit == 1 ? null : 1, unit == 1 ? UnitLevel.Province : UnitLevel.City, $"U{unit}", $"{Places[unit - 1]}分公司", $"Branch {unit}", "Asia/Shanghai"));
            for (var person = 1; person <= People; person++)
                await session.Organisation.AddPersonAsync(new(person, $"user{person}", $"王{(char)('一' + person)}", $"User {person}", "zh-CN", null));
            await session.CommitAsync();
        }
        var random = new Random(49);
        for (var first = 1; first <= launches; first += AtOnce) await AddAsync(database, random, first, Math.Min(AtOnce, launches - first + 1));
        return database;
    }

    private static async Task AddAsync(SqliteDatabase database, Random random, int first, int count)
    {
        await using (var session = await new DbSessionFactory(database).BeginAsync())
        {
            for (var id = first; id < first + count; id++) await session.Launches.AddAsync(Launch(random, id));
            await session.CommitAsync();
        }
        List<DossierItem> items = [.. Enumerable.Range(first, count).SelectMany(id => Items(random, id))];
        await database.WriteAsync(async sql =>
        {
            var known = (await sql.ListAsync("SELECT hash FROM content WHERE hash IN @hashes", new { hashes = items.Select(i => i.Hash).Distinct().ToList() }, row => row.Text("hash"))).ToHashSet(StringComparer.Ordinal);
            await sql.InsertAsync("content", ["hash", "canonical"], items.DistinctBy(i => i.Hash).Where(i => !known.Contains(i.Hash)).Select(i => new object?[] { i.Hash, i.Content }));
            await sql.InsertAsync(
                "dossier_item", ["launch_id", "section", "item_key", "revision", "hash", "changed_by", "changed_at", "removed"],
                items.Select(i => new object?[] { i.LaunchId, i.Section.Code(), i.Key, 1L, i.Hash, 1L, i.ChangedAt.Ms(), 0L }));
            return true;
        }, default);
    }

    private static Launch Launch(Random random, int id)
    {
        var start = Start.AddMinutes(random.Next(0, 525_600));
        return new()
        {
            Id = id,
            Number = string.Create(CultureInfo.InvariantCulture, $"HZ-2026-{id:D6}"),
            Kind = LaunchKind.ItCutover,
            Title = $"{One(random, Places)}{One(random, Things)}{One(random, Deeds)}{(random.Next(10) == 0 ? "" : "割接")}{(id % Rare == 0 ? "（海缆登陆段）" : "")}",
            UnitId = id % 300 == 0 ? SmallUnit : 1 + (id % (Units - 1)),
            Department = "network",
            OwnerId = 1 + (id % People),
            Status = id % 20 == 0 ? LaunchStatus.InReview : LaunchStatus.Closed,
            Window = new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai", start, start.AddHours(6)),
            DefinitionId = "it-cutover",
            DefinitionVersion = 1,
            ContentRevision = 1,
            CreatedAt = start.AddDays(-14),
        };
    }

    private static IEnumerable<DossierItem> Items(Random random, int id)
    {
        for (var risk = 1; risk <= 3; risk++)
            yield return Item(id, Section.Risks, $"R{risk}", new Risk(
                $"{One(random, Things)}{One(random, Harms)}", $"{(random.Next(100) == 0 ? "月末出账期间" : "")}{One(random, Causes)}，{One(random, Causes)}", random.Next(100_000), 3, 3,
                $"{One(random, Controls)}；{One(random, Controls)}。", 1, 2, $"王{(char)('一' + random.Next(People))}"));
        yield return Item(id, Section.Contingency, "P1", new ContingencyPlan(
            $"{One(random, Things)}回退预案", "R1", $"出现{One(random, Harms)}超过十分钟", [new($"{One(random, Controls)}", "值班长", 10), new($"{One(random, Controls)}", "网络操作员", 30)],
            Compensation: $"对{One(random, Places)}受影响客户赠送三天流量"));
        yield return Item(id, Section.Channels, "hotline", new Script(new(
            $"尊敬的客户，为了给您提供更好的服务，我公司将于凌晨对{One(random, Places)}{One(random, Things)}进行{One(random, Deeds)}，期间可能{One(random, Harms)}，给您带来不便敬请谅解。",
            $"We are working on your network in area {random.Next(1000)}; service may be interrupted for a short time.")));
    }

    private static DossierItem Item(int launch, Section section, string key, ItemContent content)
    {
        var canonical = CoreJson.Canonical<object>(content);
        return new(launch, section, key, 1, canonical, ContentHash.OfCanonical(canonical), 1, Start);
    }

    private static string One(Random random, string[] of) => of[random.Next(of.Length)];
}
