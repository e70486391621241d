using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Stress;
using ServiceGate.Core.Facts.Trials;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>What an item of each section may hold, for the description; two of each, so that what depends on other members is no bound of all.</summary>
internal static class ItemExamples
{
    /// <summary>The examples of sections whose items are written one by one.</summary>
    public static IReadOnlyDictionary<Section, IReadOnlyList<ItemContent>> All { get; } = new Dictionary<Section, IReadOnlyList<ItemContent>>
    {
        [Section.Concerns] =
        [
            new ConcernAnswer(ConcernVerdict.Met, "已通过联调", "https://docs.example.com/test-report-17"),
            new ConcernAnswer(ConcernVerdict.NotApplicable, "本次不涉及计费", "–"),
        ],
        [Section.Risks] =
        [
            new Risk("部分机顶盒升级失败", "旧固件不支持新平台", 300, 3, 3, "分批升级，失败可一键回退", 1, 3, "电视运营部",
                CauseNode: "BB-TV-BOX", AffectedTiers: new(3, 20, 77, 200), ControlRecords: [new("每批 50 户，先升级 10 户观察", "电视平台值班", "2026-11-20", ControlState.InPlace, "https://docs.example.com/drill-4")]),
            new Risk("账单重复计费", "话单重传", 20, 2, 5, "出账前比对", 1, 5, "计费部", TouchesBilling: true),
        ],
        [Section.Contingency] =
        [
            new ContingencyPlan(
                "机顶盒升级失败", "R1", "10 分钟内失败超过 30 户", [new("暂停升级并回退本批", "电视平台值班", 15)],
                new("热线坐席", 7, Grant: "授权单 TVM-G3-09", Withdrawal: "期满由权限管理员回收，凭回收记录"), "赠送一天服务",
                new("2026-11-20", "平台、热线", "https://docs.example.com/drill-4", RehearsalKind.Laboratory, RehearsalResult.Passed, 12),
                new("万投比", Comparison.Above, "2.5", 15), new([Role.Operations], ["sun.yue"], "0571-12345"), new(Instruction: "在网管恢复原配置，请客户重启机顶盒"),
                new("减免三天基础收视费", "次月账单", "计费部"), "2026-12-31"),
            new ContingencyPlan("热线来话激增", "R2", "排队超过 5 分钟", [new("增开 10 个坐席", "热线班长", 20)]),
        ],
        [Section.Facts] =
        [
            new SheetFact([new(Phone: "10000")]),
            new SheetFact(Segments: [new("enterprise", new("政企专线", "Leased lines"))]),
        ],
        [Section.Channels] =
        [
            new Script(new("今晚 0 点至 6 点升级电视平台，期间可能短时不能点播。", "The television platform is upgraded from 0:00 to 6:00; video on demand may pause."), "KB-2031", "二线电视组"),
            new Script(new("升级已完成，如仍有问题请重启机顶盒。")),
        ],
        [Section.Trials] =
        [
            new Trial("60 岁以上用户", "重启后收看直播、点播", "2026-11-18", 12, 11, "一位用户找不到点播入口，已在首页加提示", Settled: true),
            new Trial("员工体验", "升级当晚全流程", "2026-11-19", 5, 5, JourneyKind: TrialJourney.Use, Testers: new(TesterKind.Staff, 1, 0, [ToldBy.Text, ToldBy.VoiceCall], WithoutImpaired: "本组无残障用户"), Results: new(0, 0, 12),
                FindingRecords: [new("F1", "首页找不到点播入口", 3, FindingState.Fixed, new("界面组", "2026-11-22", "复测记录 7"))]),
        ],
        [Section.Stress] =
        [
            new StressForecast(
                new(20, 180, 800, 19_000), 240, [new(0, 8, 20, 40), new(8, 20, 60, 600), new(20, 24, 30, 200)], Answers: [new("2026-11-24T16:00", "2026-11-24T18:00", StressAnswerKind.MoreSeats, "二线支援 30 席", Seats: 30)]),
            new StressForecast(
                new(Basic: 500), 300, [new(8, 18, 8, 30)], 20, new(Basic: 400, Window: 50), "试点来电率", 2000, "运营分两天发", [new("2026-11-25T09:00", "2026-11-25T10:00", StressAnswerKind.IvrText, "语音播报进度", TakesPercent: 40)]),
        ],
        [Section.Notices] =
        [
            new NoticeStep(
                NoticePurpose.Announcement, [NoticeChannel.Sms, NoticeChannel.Push], new("【电信】{window} 升级电视平台，咨询 {hotline}。", "Television platform upgrade {window}. Questions: {hotline}."),
                LeadMinutes: 4320, Band: new("09:00", "20:00"), UsefulUntilMinutes: 60),
            new NoticeStep(
                NoticePurpose.Announcement, [NoticeChannel.Sms], new("【电信】{window} 升级电视平台。"), LeadMinutes: 600, UsefulUntilMinutes: 120, IgnoreQuietHours: true, DeviationReason: "窗口提前，客户同意"),
        ],
    };
}
