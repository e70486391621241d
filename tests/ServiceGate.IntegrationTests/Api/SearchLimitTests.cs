using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>A search of any length is looked at before the database is asked: 200 characters and 20 words are the most.</summary>
public sealed class SearchLimitTests
{
    private static ApiStand Api => ApiServer.Stand;

    private static IEnumerable<TestCaseData> TooMuch() =>
    [
        new TestCaseData(Words(21), "search.too-many-words", "20") { TestName = "21 words" },
        new TestCaseData(new string('a', 201), "search.too-long", "200") { TestName = "201 characters" },
        new TestCaseData(Words(700), "search.too-long", "200") { TestName = "700 words" },
    ];

    [TestCaseSource(nameof(TooMuch))]
    public async Task List_WhenTheSearchIsTooLong_NamesTheFieldAndTheMost(string search, string rule, string most)
    {
        var answer = await Api.GetAsync("manager", "/launches?q=" + search);

        Assert.That((answer.Status, answer.Rule, (string)answer.Body["violations"]![0]!["field"]!), Is.EqualTo((422, rule, "q")));
        Assert.That((string)answer.Body["violations"]![0]!["message"]!, Does.Contain(most));
    }

    [TestCaseSource(nameof(TooMuch))]
    public async Task Page_WhenTheSearchIsTooLong_SaysTheSameBesideTheField(string search, string rule, string most)
    {
        var page = await PageAsync("/launches?q=" + search);

        var said = TextCatalogue.Load(strict: true).Entries(SupportedLanguage.English)["rule." + rule].Replace("{most}", most, StringComparison.Ordinal);
        Assert.That(page.Status, Is.EqualTo(422));
        Assert.That(page.Text, Does.Contain("field-q-error").And.Contain(said));
    }

    [TestCaseSource(nameof(TooMuch))]
    public async Task Export_WhenTheSearchIsTooLong_IsRefused(string search, string rule, string _)
    {
        var answer = await PageAsync("/launches/export.csv?q=" + search);

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((422, rule)));
    }

    [Test]
    public async Task List_WithAsMuchAsIsAllowed_IsAnswered()
    {
        Assert.That((await Api.GetAsync("manager", "/launches?q=" + Words(20))).Status, Is.EqualTo(200));
        Assert.That((await Api.GetAsync("manager", "/launches?q=" + new string('a', 200))).Status, Is.EqualTo(200));
        Assert.That((await Api.GetAsync("manager", "/launches?status=" + string.Join(',', Enumerable.Repeat("draft", 1100)))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Description_OfTheList_NamesBothLimits()
    {
        var document = (await Api.SendAsync(ApiStand.Request(HttpMethod.Get, "/openapi/v1.json", null, null))).Body;

        Assert.That((string)document["paths"]!["/api/v1/launches"]!["get"]!["description"]!, Does.Contain("200 characters").And.Contain("20 words"));
    }

    private static string Words(int count) => string.Join("%20", Enumerable.Repeat("ab", count));

    private static async Task<Answer> PageAsync(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Api.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", await SignIn.AsAsync(Api, "manager"));
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var response = await client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
