using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.Web.Hosting;
using ServiceGate.Workflow.Instances;
using Answer = ServiceGate.IntegrationTests.Api.Answer;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>Those for whom a launch failed, as a file: read as files of customers are, each line that names nobody named by its number, nothing typed lost.</summary>
public sealed class FailedUploadTests
{
    private const string Four = "account,phone\nTV01,13900000001\nTV02,13900000002\nTV03,13900000003\n12345678901234000,13900000004\n";

    private ApiStand _api = null!;
    private string _number = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        _number = await _api.CreateLaunchAsync();
        using var list = new StringContent(Four, Encoding.UTF8, "text/csv");
        Assert.That((await _api.SendAsync("operations", HttpMethod.Put, $"/launches/{_number}/audience", list)).Status, Is.EqualTo(200));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task AFile_IsReadAsAnotherToolWroteIt([Values("gb18030", "utf-16")] string encoding, [Values("\t", ";")] string between)
    {
        CodePagesEncodingProvider.Instance.GetEncoding(encoding);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = string.Join("\n", $"失败清单{between}", $"姓名{between}业务账号", $"张三{between}=\"TV01\"", $"李四{between}ＴＶ０２", $"{between}", $"王五{between}tv02", $"赵六{between}TV99", $"钱七{between}8.81E+16", $"孙八{between}");

        var answer = await ReadAsync(Encoding.GetEncoding(encoding).GetBytes(file), "?encoding=" + encoding);

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(Counts(answer), Is.EqualTo((2, 1, 1, 2)), answer.Text);
        Assert.That(answer.Body["accounts"]!.AsArray().Select(a => (string)a!), Is.EqualTo(new[] { "TV01", "TV02" }));
        Assert.That(answer.Body["problems"]!.AsArray().Select(p => $"{p!["field"]} {p["rule"]}"), Is.EqualTo(new[] { "lines[7].account result.account-not-affected", "lines[8].account import.scientific", "lines[9].account import.account" }));
    }

    [TestCase("TV01\nTV03\n", 2, 0, 0, 0)]
    [TestCase("TV01, TV03 , TV77", 2, 1, 0, 0)]
    [TestCase("\"TV01\"\n'TV03\nTV01\n", 2, 0, 1, 0)]
    public async Task ABareList_NeedsNoHeader(string text, int known, int unknown, int doubled, int wrong)
    {
        var answer = await ReadAsync(Encoding.UTF8.GetBytes(text));

        Assert.That(Counts(answer), Is.EqualTo((known, unknown, doubled, wrong)), answer.Text);
    }

    [Test]
    public async Task ANumberThatTheWorkbookHasRounded_NamesNobody()
    {
        var answer = await ReadAsync(SpreadsheetTests.File("rounded.xlsx"), contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        Assert.That((answer.Status, (int)answer.Body["known"]!), Is.EqualTo((200, 0)), answer.Text);
        Assert.That(answer.Body["problems"]!.AsArray().Select(p => (string)p!["rule"]!), Does.Contain("import.scientific"));
    }

    [Test]
    public async Task AFileThatSaysNoAccount_IsRefusedByItsColumns()
    {
        var answer = await ReadAsync("姓名,电话\n张三,13900000001\n"u8.ToArray());

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((422, "import.column-missing")), answer.Text);
    }

    [TestCase("manager", 403)]
    [TestCase("outsider", 404)]
    public async Task WhoDoesNotReportTheResult_LearnsNothing(string who, int status) => Assert.That((await ReadAsync("TV01"u8.ToArray(), who: who)).Status, Is.EqualTo(status));

    [Test]
    public async Task TheForm_NamesTheLines_KeepsWhatWasTyped_AndGoesOnWithTheRest()
    {
        await AwaitTheResultAsync();
        using var browser = new Browser(_api.Address);
        await SignIn.AsAsync(_api, "operations");
        await browser.SignInAsync("operations", "correct horse battery");
        var page = $"/launches/{_number}/run";

        var refused = await browser.UploadAsync(
            page, "result", "failed.csv", "account,name\nTV02,x\nTV98,y\nTV02,x\n"u8.ToArray(), ("result", "partial-success"), ("failedAccounts", "TV01"), ("note", "Two boxes stayed dark."));

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), refused.Html);
        var html = WebUtility.HtmlDecode(refused.Html);
        Assert.That(html, Does.Contain("On the launch's list: 1. Not on it: 1. Named twice: 1. Lines that name no account: 0.").And.Contain("Line 3, account").And.Contain("TV98").And.Contain("Two boxes stayed dark."));
        Assert.That(html.ReplaceLineEndings("\n"), Does.Contain("\nTV01\nTV02</textarea>"));
        Assert.That((await _api.GetAsync("manager", $"/launches/{_number}")).Body["result"], Is.Null, "nothing is reported");

        var pasted = await browser.PostAsync(page, "result", ("result", "partial-success"), ("failedAccounts", "姓名\t业务账号\n张三\tTV01\n李四\tTV97"), ("note", "x"));
        Assert.That(WebUtility.HtmlDecode(pasted.Html), Does.Contain("Line 3, account").And.Contain("TV97").And.Contain("李四\tTV97</textarea>"), "what was typed stays as it is");

        var done = await browser.PostAsync(page, "result", ("result", "partial-success"), ("failedAccounts", "TV01\nTV02"), ("note", "Two boxes stayed dark."));
        Assert.That((done.Status, done.Location), Is.EqualTo((HttpStatusCode.Found, $"{page}?done=result")), done.Html);
        Assert.That((await _api.GetAsync("agent", $"/launches/{_number}/result/customers")).Body["items"]!.AsArray().Select(c => (string)c!["account"]!), Is.EquivalentTo(new[] { "TV01", "TV02" }));
    }

    private static (int Known, int Unknown, int Doubled, int Wrong) Counts(Answer answer) => ((int)answer.Body["known"]!, (int)answer.Body["unknown"]!, (int)answer.Body["doubled"]!, (int)answer.Body["wrong"]!);

    private async Task<Answer> ReadAsync(byte[] file, string query = "", string contentType = "text/csv", string who = "operations")
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } };
        return await _api.SendAsync(who, HttpMethod.Post, $"/launches/{_number}/result/failed-accounts{query}", content);
    }

    /// <summary>The launch's night has come and its flow waits for the result.</summary>
    private async Task AwaitTheResultAsync()
    {
        await _api.Service<ClockKeeper>().MoveAsync(new(2026, 11, 27, 17, 0, 0, TimeSpan.Zero));
        await using var session = await _api.Service<ISessionFactory>().BeginAsync();
        var launch = (await session.Launches.FindAsync(_number))!;
        var flow = (await session.Flows.FindAsync(launch.Id))!;
        WaitingActivity result = new("launch", 1);
        await session.Flows.SaveAsync(new(flow with { State = flow.State with { Waiting = [result] } }, [], [], [], [.. flow.State.Waiting], launch.CreatedAt, 0));
        await session.CommitAsync();
    }
}
