using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Web.Demo;

/// <summary>What the dossiers of demonstration launches say where the sample's own dossier does not fit.</summary>
internal static class DemoContents
{
    /// <summary>The items of a section, with their keys.</summary>
    public static IEnumerable<(string Key, JsonElement Content)> Of(Section section, Checklist checklist, RiskLevel level, string rehearsedOn, LaunchWindow window) => section switch
    {
        Section.Concerns => checklist.Concerns.Select(c => (c.Id, Json(new { verdict = "met", evidence = $"《{c.Evidence.Zh}》" }))),
        Section.Facts => DemoFacts.Of(checklist, window).Select(f => (f.Key, JsonSerializer.SerializeToElement(f.Content, CoreJson.Options))),
        Section.Channels when DemoScripts.Of(checklist, rehearsedOn) is { } scripts => scripts.Select(s => (s.Key, JsonSerializer.SerializeToElement(s.Content, CoreJson.Options))),
        Section.Channels => checklist.Channels.Select(c => (c.Code, Json(new
        {
            text = new { zh = "本次升级期间业务可能短时中断，完成后自动恢复，无需您操作；如有疑问请拨打10000。", en = "Service may stop for a short while during the upgrade and comes back by itself; call 10000 if in doubt." },
            knowledgeArticle = "KB-2041",
        }))),
        Section.Notices => checklist.Notices.Select(n => (n.Key, AsService(n.Value))),
        Section.Risks => [("R1", Risk(level, "分批实施，保留原配置，随时可整体回退。", rehearsedOn))],
        Section.Contingency => [("P1", Json(new
        {
            title = "业务中断超时处置",
            riskKey = "R1",
            trigger = "中断超过30分钟或来话超过平日三倍",
            actions = new[] { new { what = "启动整体回退", who = "现场指挥", withinMinutes = 15 }, new { what = "热线播放故障提示音", who = "热线值班长", withinMinutes = 10 } },
            rehearsal = new { on = rehearsedOn, by = "客服、网络、IT", evidence = "演练记录", kind = "laboratory", result = "passed", minutes = 12 },
        }))],
        Section.Trials when checklist.Trials is null => [("T1", Json(new { group = "内部员工", journey = "办理、使用、查询全流程", on = rehearsedOn, participants = 20, passed = 20 }))],
        Section.Trials => [("T1", DemoTrials.Trial(rehearsedOn, window))],
        Section.Stress => (checklist.Stress?.Lines ?? []).Select(line => (line.Code, DemoTrials.Forecast(checklist.Kind, window))),
        _ => [],
    };

    /// <summary>The text of a cutover's operation procedure.</summary>
    public static string Procedure(string title) => $"""
        {title} 操作方案 V1.2
        一、准备：导出并核对配置备份，在备用板卡上试恢复；确认回退脚本、备件、人员到位。
        二、倒换：业务流量切至备用路由，核对告警和紧急呼叫拨测。
        三、实施：按端口逐一割接，每一步核对光功率和用户在线数。
        四、验证：抽测宽带、电视、语音和专线；与割接前基线对比。
        五、回退：任一验证不通过，按相反顺序恢复，最晚于时间窗结束前九十分钟决定。
        """;

    /// <summary>The risk of a launch.</summary>
    /// <param name="level">Its level.</param>
    /// <param name="controls">What keeps it small, in words.</param>
    /// <param name="provedOn">The day on which a control was proved; null: there is none as a record.</param>
    public static JsonElement Risk(RiskLevel level, string controls, string? provedOn = null)
    {
        var (likelihood, impact) = level switch { RiskLevel.Low => (1, 3), RiskLevel.Medium => (2, 4), RiskLevel.High => (3, 4), _ => (4, 5) };
        var records = provedOn is null ? null : new[] { new { what = "整体回退演练", owner = "现场指挥", due = provedOn, state = "in-place", evidence = "演练记录" } };
        return JsonSerializer.SerializeToElement(
            new
            {
                title = "业务中断时间超过预期",
                cause = "设备重启慢于演练时",
                customersAffected = 300,
                likelihood,
                impact,
                controls,
                residualLikelihood = 1,
                residualImpact = impact,
                owner = "网络部",
                causeNode = "CUT-RUN-OVER",
                affectedTiers = new { diamond = 4, gold = 26, silver = 70, basic = 200 },
                controlRecords = records,
            },
            CoreJson.Options);
    }

    /// <summary>Nobody on the demonstration's list has agreed to marketing.</summary>
    private static JsonElement AsService(JsonElement step)
    {
        var json = JsonObject.Create(step)!;
        if (json.ContainsKey("nature")) (json["nature"], _) = ("service", json.Remove("consentFor"));
        return JsonSerializer.SerializeToElement(json);
    }

    private static JsonElement Json(object content) => JsonSerializer.SerializeToElement(content);
}
