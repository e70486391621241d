using ServiceGate.IntegrationTests.Generated.Stories;

namespace ServiceGate.IntegrationTests.Generated.Guides;

/// <summary>The night of the launch and what comes after it; each act beside what is said ahead of it.</summary>
internal static class RunGuides
{
    private const string Launch = "/api/v1/launches/{number}", Operations = "sun.yue";

    public static IEnumerable<Guide> All =>
    [
        new($"PUT {Launch}/duty", """{"people":{"commander":"zhou.lan","operator":"li.qiang","checker":"zhao.hai","monitoring":"sun.yue","hotline-lead":"he.ting"}}""")
            { By = [Operations], Of = "it-cutover launch, at ServiceGate.OpenGate" },
        new($"POST {Launch}/customers/{{account}}/rollback", """{"reason":"客户同意恢复到原平台"}""") { By = ["he.ting"], Of = CoursesOfToday.RollsBackAsBefore, With = new Dictionary<string, string> { ["account"] = "TV0002" } },
        new($"POST {Launch}/hotline/{{account}}/rollback", """{"reason":"客户同意恢复到原平台","identity":"call-back","consented":true,"call":"CC-1"}""") { By = ["he.ting"], Of = CoursesOfToday.RollsBack, With = new Dictionary<string, string> { ["account"] = "TV0002" } },
        new($"GET {Launch}/hotline") { By = [Operations], Of = CoursesOfToday.RollsBack },
        new($"GET {Launch}/hotline/{{account}}") { By = [Operations], Of = CoursesOfToday.RollsBack },
        new($"GET {Launch}/rollbacks") { By = [Operations], Of = CoursesOfToday.RollbackRefused },
        new($"POST {Launch}/rollbacks/{{rollback}}/again") { By = [Operations], Of = CoursesOfToday.RollbackRefused },
        new($"POST {Launch}/rollbacks/release", """{"reason":"一台设备故障，已更换"}""") { By = [Operations], Of = CoursesOfToday.RollbacksHeld },
        new($"POST {Launch}/rollbacks/withdrawal", """{"proof":"权限系统回收记录 IAM-07"}""") { By = [Operations], Of = CoursesOfToday.RollsBack },
        new($"POST {Launch}/plans/{{plan}}/rehearsals", """{"accounts":["TV0001"]}""") { By = ["wang.min"], Of = CoursesOfToday.Rehearses, With = new Dictionary<string, string> { ["plan"] = "P1" } },
        new($"POST {Launch}/urgings", """{"work":"review-it#1"}""") { By = ["wang.min"], Of = "it-cutover launch, at ServiceGate.SignOff" },
        new($"POST {Launch}/alarms", """{"reason":"投诉上升"}""") { By = ["song.jie"], Of = "between stages, watched" },
        new($"POST {Launch}/closure", """{"lessons":"先演练，再割接"}""") { By = ["wang.min"], Of = "at ServiceGate.PostLaunchReview" },
        .. ActAndAhead("start", "{}", Operations, CoursesOfToday.BeforeItsStart),
        new($"POST {Launch}/hold-points/{{point}}/tick", """{"proof":"网管截图 18"}""") { By = [Operations], Of = CoursesOfToday.BeforeItsChange, With = new Dictionary<string, string> { ["point"] = "own-1" } },
        new($"POST {Launch}/hold-points/{{point}}/take-back", """{"reason":"看错设备"}""") { By = [Operations], Of = CoursesOfToday.PointTicked, With = new Dictionary<string, string> { ["point"] = "own-1" } },
        new($"POST {Launch}/end", """{"end":"2026-12-22T00:20"}""") { By = [Operations], Of = CoursesOfToday.BeforeItsEnd },
        new($"POST {Launch}/post-checks/{{check}}/outcome", """{"result":"passed","expected":"4","measured":"4","proof":"110、119、120、122 各拨通一次，拨测记录 17"}""")
            { By = [Operations], Of = CoursesOfToday.Checked, With = new Dictionary<string, string> { ["check"] = "emergency-call" } },
        new($"POST {Launch}/post-checks/{{check}}/settlement", """{"reason":"对方局故障，非本次割接引起"}""") { By = ["song.jie"], Of = CoursesOfToday.Checked, With = new Dictionary<string, string> { ["check"] = "off-net-call" } },
        .. ActAndAhead("restoration", """{"restoration":"2026-12-22T12:00"}""", Operations, CoursesOfToday.UnderWay),
        .. ActAndAhead("result", """{"result":"success","note":"无人受影响"}""", Operations, "it-cutover launch, at ServiceGate.AwaitLaunch"),
        new($"POST {Launch}/result/failed-accounts") { By = [Operations], Of = "it-cutover launch, at ServiceGate.AwaitLaunch" },
        .. ActAndAhead("stages/decision", """{"decision":"hold","reason":"等投诉回落"}""", Operations, "before its first stage"),
        .. ActAndAhead("stages/confirmation", """{"agrees":true,"reason":"同意"}""", "song.jie", CoursesOfToday.AsksTwo),
        new($"POST {Launch}/watch/end", """{"reason":"两小时零投诉"}""") { By = ["song.jie"], Of = CoursesOfToday.Watched },
        .. ActAndAhead("cancellation", """{"reason":"方案调整"}""", "wang.min", "at ServiceGate.AgreeToSubmit"),
        .. ActAndAhead("flow/retry", null, "fang.yuan", "the flow stands still by a fault"),
        .. ActAndAhead("flow/move", $$"""{"from":"@{{Launch}}#fault.step","visit":"@{{Launch}}#fault.visit","to":"@{{Launch}}#fault.step","reason":"重新判断"}""", "fang.yuan", CoursesOfToday.StandsStill),
    ];

    private static IEnumerable<Guide> ActAndAhead(string act, string? body, string by, string of) =>
        new[] { act, $"ahead/{act}" }.Select(path => new Guide($"POST {Launch}/{path}", body is null ? [] : [body]) { By = [by], Of = of });
}
