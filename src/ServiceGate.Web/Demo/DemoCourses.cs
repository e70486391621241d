using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Web.Demo;

/// <summary>The launches of a demonstration that have a past: between them they stand in every phase, whatever day it is started.</summary>
internal static class DemoCourses
{
    private const string Network = "liang.yu";

    /// <summary>All, the oldest first.</summary>
    public static IReadOnlyList<DemoCourse> All { get; } =
    [
        new("closed", "network-cutover", "城西汇聚环扩容割接", RiskLevel.Medium) { Owner = Network, Begins = Days(24), Window = Days(-15), Description = "城西三个汇聚节点由10G环升级为100G，宽带与专线短时中断。" },
        new("rolled-back", "it-cutover", "统一支付网关升级", RiskLevel.Medium)
        {
            Begins = Days(15), Window = Days(-6), Description = "支付渠道切换到新网关，营业厅与APP缴费短时不可用。", Stays = (step, _) => step.Type is PostLaunchReview,
            Instead = (robot, step, facts) => ReportAsync(robot, step, facts, "rolled-back", "新网关对账失败率超过千分之三，按预案整体回退。"),
        },
        new("watched", "product", "千兆宽带融合套餐上市", RiskLevel.Medium)
        {
            Begins = Days(12), Window = Days(-1), Length = Days(1), Description = "面向存量百兆用户的千兆融合套餐。", Stays = (step, facts) => step.Type is WatchComplaints && facts.Launch.Result is not null, Then = AlarmAsync,
        },
        new("held", "offer", "暑期流量包营销活动", RiskLevel.Medium)
        {
            Begins = Days(10), Window = Days(-2), Length = Days(6), InStages = true, Description = "分试点、分批、全量三阶段推广。", Stays = (_, facts) => RollOut.Decisions(facts) >= 2, Instead = HoldAsync,
        },
        new("rejected", "offer", "老用户资费上调方案", RiskLevel.High) { Begins = Days(9), Window = Days(12), Description = "部分停售套餐到期后转入新资费。", Instead = (robot, step, facts) => VoteAsync(robot, step, facts, StepVote.Reject) },
        new("lapsed", "it-cutover", "账单模板更换", RiskLevel.Medium) { Begins = Days(8), Window = Days(-3), Description = "纸质与电子账单版式更换。", Stays = (step, _) => step.Type is SignOff, Then = (robot, _) => robot.GoOnUntilAsync(Days(-2)) },
        new("called-off", "network-cutover", "滨江机房电源改造", RiskLevel.Medium)
        {
            Owner = Network, Begins = Days(7), Window = Days(5), Description = "机房直流电源扩容。", Stays = (step, _) => step.Type is SignOff,
            Then = (robot, _) => robot.DoAsync(Network, "cancel", new CancelLaunch(robot.Number, "设备到货推迟，改期另报。")),
        },
        new("agreeing", "offer", "中秋话费优惠活动", RiskLevel.Medium) { Begins = Days(2), Window = Days(15), Description = "存量用户充值赠送，限一次。", Stays = (step, _) => step.Type is AgreeToSubmit },
        new("committee", "product", "国际漫游日包资费调整", RiskLevel.High) { Begins = Days(4), Window = Days(14), Length = Days(1), Description = "漫游日包从不限量调整为分档限速。", Stays = (step, _) => step.Type is SignOff && step.Texts("committee").Count > 0 },
        new("conditions", "product", "5G视频彩铃上市", RiskLevel.High)
        {
            Begins = Days(7), Window = Days(9), Length = Days(1), Description = "面向5G用户的视频彩铃业务。", Stays = (step, _) => step.Type is FulfilConditions, Instead = (robot, step, facts) => VoteAsync(robot, step, facts, StepVote.ApproveWithConditions),
        },
        new("under-way", "it-cutover", "客户资料库迁移（第二批）", RiskLevel.Medium)
        {
            Begins = Days(9), Window = TimeSpan.FromHours(-4), Length = TimeSpan.FromHours(7), Description = "客户资料库分批迁移到新平台，办理类业务短时暂停。", Stays = (step, facts) => step.Type is AwaitLaunch && facts.Launch.ActualStart is not null,
            Instead = StartAsync,
        },
        new("tonight", "network-cutover", "余杭区OLT设备更换", RiskLevel.Medium) { Owner = Network, Begins = Days(7), Window = Days(1), Description = "更换两台OLT，约三百户宽带与电视中断不超过三十分钟。" },
        new("shut-again", "it-cutover", "营业受理系统版本升级", RiskLevel.Medium) { Begins = Days(5), Window = Days(6), Description = "受理系统升级到新版本。", Stays = Released, Then = ChangeAsync },
        new("go-ahead-shut", "product", "家庭云存储业务上市", RiskLevel.Medium) { Begins = Days(8), Window = Days(3), Length = Days(1), Description = "家庭云相册与文件备份，按月订购。", Stays = (step, _) => step.Type is AwaitLaunch, Then = ChangeAsync },
        new("emergency", "network-cutover", "文一路光缆中断", RiskLevel.High)
        {
            Variant = "emergency", Owner = "sun.yue", Begins = TimeSpan.FromHours(3), Window = TimeSpan.FromHours(-3), Length = TimeSpan.FromHours(6), Customers = 200, Description = "施工挖断光缆，文一路沿线宽带与固话中断。", Stays = (step, _) => step.Type is AwaitLaunch,
        },
    ];

    private static TimeSpan Days(int days) => TimeSpan.FromDays(days);

    private static bool Released(Workflow.Definitions.Activity step, LaunchFacts facts) => facts.Gates.Any(g => g is { Name: GateNames.NoticeRelease, Status: GateStatus.Open });

    private static async Task<bool> ReportAsync(DemoRobot robot, Workflow.Definitions.Activity step, LaunchFacts facts, string result, string note)
    {
        if (step.Type is not AwaitLaunch) return false;
        await robot.GoOnUntilAsync(facts.Launch.Window.Start.AddHours(2));
        await robot.DoAsync("sun.yue", "report", new ReportResult(robot.Number, result, Note: note));
        await robot.WorkAsync();
        return true;
    }

    private static async Task<bool> StartAsync(DemoRobot robot, Workflow.Definitions.Activity step, LaunchFacts facts)
    {
        if (step.Type is not AwaitLaunch) return false;
        await robot.GoOnUntilAsync(facts.Launch.Window.Start.AddMinutes(5));
        await robot.DoAsync("sun.yue", "start", new ReportStart(robot.Number));
        return true;
    }

    private static async Task AlarmAsync(DemoRobot robot, LaunchFacts facts)
    {
        await robot.GoOnUntilAsync(TimeSpan.FromHours(-2));
        await robot.DoAsync("song.jie", "alarm", new RaiseAlarm(robot.Number, "万投比 3.1，超过 2.0 的阈值，集中反映首月计费。"));
    }

    private static async Task<bool> HoldAsync(DemoRobot robot, Workflow.Definitions.Activity step, LaunchFacts facts)
    {
        if (step.Type is WatchComplaints) await robot.DoAsync("song.jie", "stage-alarm", new RaiseAlarm(robot.Number, "试点日投诉 6 件，高于 3 件的放行条件。"));
        else if (step.Type is NextStage && RollOut.Begun(facts) == 1) await robot.DoAsync("sun.yue", "hold", new DecideStage(robot.Number, "hold", "等投诉回落后再放行下一阶段。"));
        else return false;
        return true;
    }

    private static async Task<bool> VoteAsync(DemoRobot robot, Workflow.Definitions.Activity step, LaunchFacts facts, StepVote vote)
    {
        if (step.Type is not SignOff || step.Texts("committee").Count == 0) return false;
        var condition = new FindingInput("contingency", "P1", "上线前再演练一次，演练记录作为佐证材料。");
        await robot.SignAsync(step, facts, vote, vote is StepVote.Reject ? "用户感知影响过大，请重新设计方案。" : null, vote is StepVote.Reject ? [] : [condition]);
        return true;
    }

    private static Task<ItemSaved> ChangeAsync(DemoRobot robot, LaunchFacts facts)
    {
        var risk = facts.Items.First(i => i.Section is Section.Risks);
        return robot.DoAsync(DemoSeeder.Owner, "change", new SaveItem(robot.Number, "risks", risk.Key, DemoContents.Risk(RiskLevel.Medium, "割接前补充全量备份，割接后逐项核对。"), risk.Revision));
    }
}
