using ServiceGate.IntegrationTests.Generated.Stories;

namespace ServiceGate.IntegrationTests.Generated.Guides;

/// <summary>What is handed in, decided, found, answered.</summary>
internal static class ReviewGuides
{
    private const string Launch = "/api/v1/launches/{number}";

    private static readonly IReadOnlyDictionary<string, string> Waiting = new Dictionary<string, string> { ["step"] = $"@{Launch}#waiting.0.step" };

    public static IEnumerable<Guide> All =>
    [
        new($"POST {Launch}/ahead/steps/{{step}}/submission", "{}") { By = ["wang.min"], Of = CoursesOfToday.Answered, With = Waiting },
        new($"POST {Launch}/steps/{{step}}/submission", """{"remark":"已补充"}""") { By = ["wang.min"], Of = CoursesOfToday.Answered, With = Waiting },
        new($"POST {Launch}/steps/{{step}}/decision", """{"decision":"approve"}""", """{"decision":"approve","reason":"同意"}""") { Work = "sign-off" },
        new($"POST {Launch}/steps/{{step}}/decision", """{"decision":"return","reason":"请补充"}""") { Work = "agree" },
        new($"POST {Launch}/findings/{{finding}}/answer", """{"answer":"已补充"}""") { By = ["wang.min"], Of = "returned with a finding" },
        new($"POST {Launch}/conditions/{{condition}}/confirmation", """{"fulfilled":true}""", """{"fulfilled":false,"remark":"还差演练"}""") { Work = "confirm-condition" },
        new($"POST {Launch}/level", """{"level":"critical","reason":"影响账单"}""") { By = ["chen.jing", "zhao.hai"], Of = CoursesOfToday.InReview },
    ];
}
