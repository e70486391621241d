using ServiceGate.IntegrationTests.Generated.Stories;

namespace ServiceGate.IntegrationTests.Generated.Guides;

/// <summary>What goes to customers, and who has to agree to it.</summary>
internal static class NoticeGuides
{
    private const string Launch = "/api/v1/launches/{number}", Operations = "sun.yue";

    private static readonly IReadOnlyDictionary<string, string> Message = new Dictionary<string, string> { ["step"] = "message" };

    public static IEnumerable<Guide> All =>
    [
        new("GET /api/v1/batches/{batch}") { By = [Operations], Of = "a batch is paused", With = new Dictionary<string, string> { ["batch"] = $"@{Launch}/batches#items.0.id" } },
        Stop($"{Launch}/ahead/batches/{{batch}}/{{action}}"),
        Stop($"{Launch}/batches/{{batch}}/{{action}}"),
        new($"POST {Launch}/settlements", """{"step":"announce-72h","kind":"late-notice","reason":"网关故障","instead":"网上营业厅公告","compensation":"赠送一天服务"}""")
            { By = [Operations], Of = CoursesOfToday.FellShort },
        new($"POST {Launch}/settlements/{{settlement}}/decision", """{"agreed":true}""", """{"agreed":false,"note":"请移动时间窗"}""") { By = ["ren.jie"], Of = CoursesOfToday.SettlementProposed },
        new($"POST {Launch}/emergency/confirmation", "{}", $$"""{"seen":"@{{Launch}}/emergency/confirmation#seen"}""") { By = ["jiang.wen", "han.rui", "cao.bo"], Of = CoursesOfToday.SecondPerson },
        new($"POST {Launch}/emergency/decline", """{"reason":"写错了小区"}""", $$"""{"reason":"等一下","seen":"@{{Launch}}/emergency/confirmation#seen"}""") { By = ["jiang.wen", "han.rui", "cao.bo"], Of = CoursesOfToday.SecondPerson },
        new($"POST {Launch}/notices/{{step}}/service-only", $$"""{"seenRevision":"@{{Launch}}/dossier/notices/{step}#revision"}""") { By = ["chen.jing"], Of = CoursesOfToday.LooksLikeMarketing, With = Message },
        new($"POST {Launch}/notices/{{step}}/seeds", """{"numbers":["13900270009"],"channel":"sms"}""") { By = [Operations], Of = CoursesOfToday.BeforeItsSeeds, With = Message },
        new($"POST {Launch}/notices/{{step}}/seeds/confirmation", """{"language":"zh-CN","channel":"sms"}""", """{"language":"en"}""") { By = [Operations], Of = CoursesOfToday.BeforeItsSeeds, With = Message },
    ];

    private static Guide Stop(string path) => new($"POST {path}", """{"reason":"网关升级"}""") { By = [Operations], Of = CoursesOfToday.FellShort, With = new Dictionary<string, string> { ["action"] = "stop" } };
}
