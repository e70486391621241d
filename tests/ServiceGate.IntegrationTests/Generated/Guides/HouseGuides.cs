using ServiceGate.IntegrationTests.Generated.Stories;

namespace ServiceGate.IntegrationTests.Generated.Guides;

/// <summary>What is no launch's: definitions, people, messages, refusals.</summary>
internal static class HouseGuides
{
    private const string Version = "/api/v1/definitions/{id}/{version}";

    private static readonly string[] Administrators = ["fang.yuan", "admin"];

    public static IEnumerable<Guide> All =>
    [
        new($"POST {Version}/publication", """{"remark":"同意","acceptChanged":1000}""") { By = ["admin"], With = Of("it-cutover") },
        new($"POST {Version}/simulation") { By = Administrators, With = Of("offer") },
        new($"POST {Version}/simulation/stop") { By = Administrators, With = Of("network-cutover"), First = $"POST {Version}/simulation" },
        new($"POST {Version}/simulation/resume") { By = Administrators, With = Of("product") },
        new($"POST {Version}/withdrawal", """{"remark":"再看看"}""") { By = Administrators, With = Of("offer-withdrawal") },
        new($"POST {Version}/proposal", """{"reason":"新版流程"}""") { By = ["fang.yuan"], With = Of("offer-withdrawal") },
        new("GET /api/v1/people/{userName}/confirmation") { By = Administrators, With = Reset },
        new("POST /api/v1/people/{userName}/confirmation") { By = ["fang.yuan"], With = Reset },
        new("POST /api/v1/people/{userName}/roles/{grant}/confirmation") { By = ["fang.yuan"], With = new Dictionary<string, string> { ["userName"] = PlayedBefore.Proposed } },
        new("GET /api/v1/people") { By = Administrators },
        new("GET /api/v1/people/{userName}") { By = Administrators, With = Reset },
        new("GET /api/v1/waiting-roles") { By = Administrators },
        new("GET /api/v1/settings") { By = Administrators },
        new("POST /api/v1/people", """{"userName":"tian.yu","nameZh":"田雨","nameEn":"Tian Yu","language":"zh-CN"}""", """{"userName":"tian.lei","nameZh":"田雷","nameEn":"Tian Lei","language":"en","email":"tian@example.com"}""")
            { By = Administrators },
        new("PUT /api/v1/people/{userName}", "\"@/api/v1/people/{userName}#profile\"") { By = Administrators, With = Reset },
        new("POST /api/v1/people/{userName}/password") { By = Administrators, With = Reset },
        new("DELETE /api/v1/people/{userName}/sessions") { By = Administrators, With = Reset },
        new("DELETE /api/v1/people/{userName}/second-factor") { By = Administrators, With = Reset },
        new("POST /api/v1/people/{userName}/roles", """{"role":"auditor","unit":"HZ"}""", """{"role":"hotline-agent","unit":"YH"}""") { By = Administrators, With = Reset },
        new("DELETE /api/v1/people/{userName}/roles/{grant}")
        {
            By = Administrators, With = new Dictionary<string, string> { ["userName"] = PlayedBefore.Reset, ["grant"] = $"@/api/v1/people/{PlayedBefore.Reset}#roles.0.grant" }, First = "POST /api/v1/people/{userName}/roles",
        },
        new("POST /api/v1/units", """{"parent":"HZ","level":"county","code":"TL","nameZh":"桐庐","nameEn":"Tonglu","timeZone":"Asia/Shanghai"}""",
            """{"parent":"HZ","level":"county","code":"JD","nameZh":"建德","nameEn":"Jiande","timeZone":"Asia/Shanghai"}""") { By = Administrators },
        new("POST /api/v1/units/{unit}/departments", """{"code":"training","nameZh":"培训部","nameEn":"Training"}""", """{"code":"lab","nameZh":"实验室","nameEn":"Laboratory"}""") { By = Administrators, With = Hangzhou },
        new("PUT /api/v1/account/language", """{"language":"zh-CN"}""", """{"language":"en"}"""),
        new("POST /api/v1/tokens", """{"name":"热线系统","scopes":["read"],"days":30,"password":"not the password"}"""),
        new("DELETE /api/v1/tokens/{token}") { With = new Dictionary<string, string> { ["token"] = "1" } },
        new($"GET {Version}/simulation/launches") { By = Administrators, With = Of("it-cutover") },
        new("PUT /api/v1/causes", """{"csv":"id,parent,zh,en,department\nBB-TV-BOX,,机顶盒升级、启动失败,Box fails to start or upgrade,it\nNET-VOICE-DROP,,掉话,Calls drop,network"}""") { By = Administrators },
        new("GET /api/v1/nodes") { By = Administrators },
        new("GET /api/v1/security-events") { By = ["wu.gang"] },
        new("GET /api/v1/audit-events") { By = ["wu.gang"] },
        new("GET /api/v1/refusals") { By = ["sun.yue"] },
        new("POST /api/v1/messages/readings", """{"messages":["@/api/v1/messages#items.0.id"]}""") { By = ["chen.jing", "wang.min", "sun.yue"] },
        new("POST /api/v1/units/{unit}/duty", """{"person":"sun.yue","role":"duty-manager","from":"2027-03-01T18:00","until":"2027-03-02T08:00","number":"13300000001"}""",
            """{"person":"he.ting","role":"customer-service-duty-manager","from":"2027-03-01T18:00","until":"2027-03-02T08:00","number":"13300000002"}""") { By = ["fang.yuan"], With = Hangzhou },
        new("POST /api/v1/units/{unit}/duty/import", """{"lines":"cao.bo,值班长,2027-04-01 18:00,2027-04-02 08:00,13300000001"}""") { By = ["fang.yuan"], With = Hangzhou },
        new("GET /api/v1/units/{unit}/duty") { With = Hangzhou },
        new("DELETE /api/v1/units/{unit}/duty/{shift}")
        {
            By = ["fang.yuan"], With = new Dictionary<string, string> { ["unit"] = "HZ", ["shift"] = "@/api/v1/units/HZ/duty#items.0.id" }, First = "POST /api/v1/units/{unit}/duty",
        },
        new("GET /api/v1/units/{unit}/approved-texts") { With = Hangzhou },
        new("POST /api/v1/units/{unit}/approved-texts", """{"kind":"network-cutover","part":"place","entries":[{"zh":"余杭区","en":"Yuhang"}],"until":"2028-01-31"}""",
            """{"kind":"offer","part":"text","code":"cable-cut","purpose":"emergency","entries":[{"zh":"{place}中断","en":"{place} is down"}],"until":"2028-01-31"}""") { By = ["ren.jie"], With = Hangzhou },
        new("POST /api/v1/units/{unit}/approved-texts/decision", """{"texts":["@/api/v1/units/HZ/approved-texts#items.0.id"],"agreed":true}""") { By = ["kong.de"], With = Hangzhou },
        new("DELETE /api/v1/units/{unit}/approved-texts/{text}") { By = ["ren.jie"], With = new Dictionary<string, string> { ["unit"] = "HZ", ["text"] = "@/api/v1/units/HZ/approved-texts#items.0.id" } },
        new("POST /api/v1/refusals", """{"unit":"HZ","addresses":["13900270002","13900270003"]}""", """{"unit":"HZ","addresses":["13900270002"],"way":"hotline"}""") { By = ["sun.yue", "he.ting"] },
        new("POST /api/v1/refusals/removal", $$"""{"address":"{{PlayedBefore.Refusing}}","reason":"客户来电要求恢复"}""") { By = ["sun.yue"] },
    ];

    private static readonly IReadOnlyDictionary<string, string> Reset = new Dictionary<string, string> { ["userName"] = PlayedBefore.Reset };

    private static readonly IReadOnlyDictionary<string, string> Hangzhou = new Dictionary<string, string> { ["unit"] = "HZ" };

    private static Dictionary<string, string> Of(string definition) => new() { ["id"] = definition, ["version"] = "2" };
}
