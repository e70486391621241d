using System.Globalization;
using ServiceGate.IntegrationTests.Generated.Stories;

namespace ServiceGate.IntegrationTests.Generated.Guides;

/// <summary>Launches, their dossiers and lists.</summary>
internal static class DossierGuides
{
    private const string Launch = "/api/v1/launches/{number}", Item = $"{Launch}/dossier/{{section}}/{{key}}", Deputy = $"{Launch}/deputies/{{userName}}", Collecting = "at ServiceGate.CollectSections";

    private const string DossierFile = $$"""{"format":"servicegate-dossier","version":1,"sections":"@{{Launch}}/dossier/file#sections"}""";

    private static readonly IReadOnlyDictionary<string, string> LiangYu = new Dictionary<string, string> { ["userName"] = "liang.yu" };

    public static IEnumerable<Guide> All =>
    [
        new("POST /api/v1/launches",
            """{"kind":"product","unit":"HZ","header":{"title":"家庭套餐","window":{"start":"2027-01-10T09:00","end":"2027-01-10T18:00","timeZone":"Asia/Shanghai"},"scope":["HZ"]}}""",
            """{"kind":"it-cutover","unit":"HZ","header":{"title":"计费库迁移","window":{"start":"2027-01-10T00:00","end":"2027-01-10T05:00","timeZone":"Asia/Shanghai"},"scope":["HZ"],"externalOrders":["CRQ-1"]}}""")
            { By = ["wang.min", "liang.yu"] },
        new($"PUT {Launch}/dossier/launch/header", Header("改后的标题")) { By = ["wang.min"], Of = CoursesOfToday.InReview },
        new($"PUT {Item}", $"\"@{Item}#content\"") { By = ["wang.min"], Of = CoursesOfToday.Answered, With = Risk("R1") },
        new($"PUT {Item}", """
            {"title":"夜间来话激增","cause":"割接","customersAffected":20,"likelihood":2,"impact":3,"controls":"增派坐席","residualLikelihood":1,"residualImpact":3,"owner":"客服部"}
            """) { By = ["wang.min"], Of = CoursesOfToday.Answered, With = Risk("R2") },
        .. Sections(),
        new($"DELETE {Item}") { By = ["wang.min"], Of = CoursesOfToday.InReview, With = new Dictionary<string, string> { ["section"] = "contingency", ["key"] = "P1" } },
        new($"PUT {Deputy}") { By = ["wang.min"], Of = Collecting, With = LiangYu },
        new($"DELETE {Deputy}") { By = ["wang.min"], Of = Collecting, With = LiangYu, First = $"PUT {Deputy}" },
        new($"POST {Launch}/uploads", """{"name":"测试报告.txt","bytes":12}""") { By = ["wang.min"], Of = CoursesOfToday.InReview },
        new($"GET {Launch}/uploads/{{upload}}") { By = ["wang.min"], Of = CoursesOfToday.InReview },
        new($"GET {Launch}/attachments/{{attachment}}") { By = ["wang.min"], Of = CoursesOfToday.InReview },
        new($"GET {Launch}/attachments/{{attachment}}/content") { By = ["wang.min"], Of = CoursesOfToday.InReview },
        new($"DELETE {Launch}/attachments/{{attachment}}") { By = ["wang.min"], Of = CoursesOfToday.InReview },
        new($"DELETE {Launch}/uploads/{{upload}}") { By = ["wang.min"], Of = CoursesOfToday.InReview },
        new($"POST {Launch}/waivers", """{"concern":"I1","reason":"对账工具下周交付","until":"2027-12-31"}""") { By = ["wang.min"], Of = CoursesOfToday.NotMet },
        new($"POST {Launch}/waivers/{{waiver}}/decision", """{"agreed":true}""", """{"agreed":false,"note":"先对账"}""") { By = ["li.qiang", "han.rui"], Of = CoursesOfToday.WaiverAsked },
        new($"POST {Launch}/waivers/{{waiver}}/revocation", """{"reason":"已满足"}""") { By = ["wang.min", "li.qiang"], Of = CoursesOfToday.WaiverAsked },
        new($"PUT {Launch}/dossier/stress/{{key}}") { By = ["wang.min"], Of = CoursesOfToday.LooksLikeMarketing, With = new Dictionary<string, string> { ["key"] = "hotline" } },
        new($"POST {Launch}/trials/{{trial}}/findings/{{finding}}/acceptance", """{"reason":"下一版处理"}""")
        {
            By = ["li.qiang", "chen.jing"], Of = CoursesOfToday.Tried, With = new Dictionary<string, string> { ["trial"] = "T1", ["finding"] = "F1" },
        },
        new($"POST {Launch}/stress/{{line}}/acceptance", """{"from":"2026-11-01T00:00","until":"2027-12-31T00:00","reason":"短时排队可以接受"}""")
        {
            By = ["jiang.wen"], Of = CoursesOfToday.Tried, With = new Dictionary<string, string> { ["line"] = "hotline" },
        },
        new($"GET {Launch}/audit") { By = ["wu.gang"] },
        new($"POST {Launch}/comments", """{"concern":"C1","text":"@wang.min 请核对"}""") { By = ["wang.min", "li.qiang"], Of = CoursesOfToday.NotMet },
        new($"PUT {Launch}/what-ifs/{{question}}", """{"verdict":"yes","note":"脚本未上线"}""", """{"verdict":"skipped"}""") { By = ["wang.min"], Of = CoursesOfToday.LooksLikeMarketing, With = new Dictionary<string, string> { ["question"] = "W1" } },
        new($"POST {Launch}/ahead/header", Header("改前看看")) { By = ["wang.min"], Of = CoursesOfToday.InReview },
        .. new[] { $"PUT {Launch}/dossier/file", $"POST {Launch}/dossier/file/preview", $"POST {Launch}/ahead/dossier/file" }.Select(operation => new Guide(operation, DossierFile) { By = ["wang.min"], Of = CoursesOfToday.Answered }),
        new($"POST {Launch}/channels/{{channel}}/acknowledgement") { Work = "acknowledge" },
        new($"PUT {Launch}/audience") { By = ["sun.yue"], Of = CoursesOfToday.SecondList },
        new($"POST {Launch}/audience/adoption", """{"audience":"@first#audience"}""") { By = ["sun.yue"], Of = CoursesOfToday.SecondList, First = $"PUT {Launch}/audience?preview=true" },
        new($"POST {Launch}/audience/return", $$"""{"audience":"@{{Launch}}/audience#audience"}""") { By = ["sun.yue"], Of = CoursesOfToday.SecondList },
    ];

    /// <summary>An item of each section as it is there already; a trial is new.</summary>
    private static IEnumerable<Guide> Sections()
    {
        foreach (var (section, place) in new[] { ("concerns", 1), ("risks", 2), ("contingency", 3), ("channels", 4) })
            foreach (var method in new[] { "GET", "PUT" })
                yield return new($"{method} {Launch}/dossier/{section}/{{key}}", method == "GET" ? [] : [$"\"@{Launch}/dossier/{section}/{{key}}#content\""])
                {
                    By = ["wang.min"],
                    Of = CoursesOfToday.Answered,
                    With = new Dictionary<string, string> { ["key"] = string.Create(CultureInfo.InvariantCulture, $"@{Launch}/dossier#sections.{place}.items.0.key") },
                };
        yield return new($"PUT {Launch}/dossier/trials/{{key}}", """{"group":"员工","journey":"看直播","on":"2026-11-18","participants":5,"passed":5}""")
        {
            By = ["wang.min"],
            Of = CoursesOfToday.Answered,
            With = new Dictionary<string, string> { ["key"] = "T1" },
        };
        foreach (var method in new[] { "GET", "PUT" })
            yield return new($"{method} {Launch}/dossier/facts/{{key}}", method == "GET" ? [] : ["""{"values":[{"phone":"10000"}]}"""])
            {
                By = ["wang.min"],
                Of = CoursesOfToday.LooksLikeMarketing,
                With = new Dictionary<string, string> { ["key"] = "complaint-line" },
            };
        yield return new($"GET {Launch}/dossier/trials/{{key}}") { By = ["wang.min"], Of = CoursesOfToday.Answered, With = new Dictionary<string, string> { ["key"] = "T1" } };
        yield return new($"PUT {Launch}/dossier/notices/{{key}}", $"\"@{Launch}/dossier/notices/{{key}}#content\"")
        {
            By = ["sun.yue"],
            Of = CoursesOfToday.FellShort,
            With = new Dictionary<string, string> { ["key"] = "announce-72h" },
        };
        yield return new($"GET {Launch}/dossier/notices/{{key}}") { By = ["sun.yue"], Of = CoursesOfToday.FellShort, With = new Dictionary<string, string> { ["key"] = "announce-72h" } };
    }

    private static Dictionary<string, string> Risk(string key) => new() { ["section"] = "risks", ["key"] = key };

    private static string Header(string title) =>
        $$"""{"title":"{{title}}","window":{"start":"2027-01-10T00:00","end":"2027-01-10T05:00","timeZone":"Asia/Shanghai"},"scope":["HZ"],"externalOrders":["CRQ-1"]}""";
}
