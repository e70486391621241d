using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.IntegrationTests.Api;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>A file is chosen once: what is wrong with how it is read is changed on the page.</summary>
public sealed partial class ImportPageTests
{
    private ApiStand _api = null!;
    private Browser _operations = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        await SignIn.AsAsync(_api, "operations");
        _operations = new(_api.Address);
        await _operations.SignInAsync("operations", "correct horse battery");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _operations.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task AFileInGb18030_IsReadByOneClick()
    {
        var number = await _api.CreateLaunchAsync();
        var file = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("账号,姓名,手机\nP1,李雷,13900000001\n");

        var refused = await _operations.UploadAsync(Page(number), "import", "名单.csv", file, ("mode", "all"));
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.Html, Does.Contain("value=\"gb18030\"").And.Contain("Read it as GB18030"));

        var read = await _operations.PostAsync(Page(number), "import-again", ("upload", UploadOf(refused)), ("readAs", "gb18030"), ("encoding", ""), ("mode", "all"));
        Assert.That(read.Html, Does.Contain("first list: it adds 1 customers"), "shown before it is used");
        Assert.That((await ListAsync(number)).Status, Is.EqualTo(404));
        var used = await _operations.PostAsync(Page(number), "adopt-list", ("audience", ListOf(read)));
        Assert.That((used.Status, (int)(await ListAsync(number)).Body["count"]!), Is.EqualTo((HttpStatusCode.Found, 1)), used.Html);
    }

    [Test]
    public async Task AColumn_IsChosenOnce_AndRemembered()
    {
        var (number, next) = (await _api.CreateLaunchAsync(), await _api.CreateLaunchAsync());
        var file = Encoding.UTF8.GetBytes("档案代号,手机\nP11,13900000011\n");

        var refused = await _operations.UploadAsync(Page(number), "import", "list.csv", file, ("mode", "all"));
        Assert.That(refused.Html, Does.Contain("name=\"column[0]\""));
        var read = await _operations.PostAsync(
            Page(number), "import-again", ("upload", UploadOf(refused)), ("mode", "all"), ("heading[0]", "档案代号"), ("column[0]", "account"), ("heading[1]", "手机"), ("column[1]", "phone"));
        var again = await _operations.UploadAsync(Page(next), "import", "list.csv", file, ("mode", "all"));

        Assert.That(new[] { read.Html, again.Html }, Is.All.Contains("adopt-list"));
        await _operations.PostAsync(Page(next), "adopt-list", ("audience", ListOf(again)));
        Assert.That((int)(await ListAsync(next)).Body["count"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task WrongLines_AreNamedByRule_WithPlaceAndValue_AndCanBeHadAsAFile()
    {
        var number = await _api.CreateLaunchAsync();
        var lines = string.Concat(Enumerable.Range(1, 30).Select(i => FormattableString.Invariant($"P{i},139{i:00000000},zh_CN\n")));

        var refused = await _operations.UploadAsync(Page(number), "import", "list.csv", Encoding.UTF8.GetBytes($"account,phone,language\n{lines}Q1,13800O00001,en\n"), ("mode", "all"));

        var html = WebUtility.HtmlDecode(refused.Html);
        Assert.That(html, Does.Contain("Line 2, language: zh_CN").And.Contain("and 22 more").And.Contain("Line 32, phone"));
        Assert.That(html, Does.Not.Contain("13800O00001"));
        var file = await _operations.GetAsync(WebUtility.HtmlDecode(Link().Match(refused.Html).Groups[1].Value));
        Assert.That(file.Html, Does.Contain("32,").And.Contain("13800O00001"), "the file is the person's own");
    }

    [Test]
    public async Task AKeptFile_IsNobodyElses()
    {
        var number = await _api.CreateLaunchAsync();
        var refused = await _operations.UploadAsync(Page(number), "import", "list.csv", "account\n"u8.ToArray(), ("mode", "all"));
        await SignIn.AsAsync(_api, "manager");
        using var other = new Browser(_api.Address);
        await other.SignInAsync("manager", "correct horse battery");

        Assert.That((await other.GetAsync($"/launches/{number}/notices/wrong-lines.csv?upload={UploadOf(refused)}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/audience-template.csv")]
    [TestCase("/audience-template.xlsx")]
    public async Task Template_IsThere(string url) => Assert.That((await _operations.GetAsync(url)).Status, Is.EqualTo(HttpStatusCode.OK));

    private static string Page(string number) => $"/launches/{number}/notices";

    private static string UploadOf(Accounts.Answer page) => Upload().Match(page.Html).Groups[1].Value;

    private static string ListOf(Accounts.Answer page) => List().Match(page.Html).Groups[1].Value;

    [GeneratedRegex("name=\"audience\" value=\"([0-9]+)\"")]
    private static partial Regex List();

    private Task<Api.Answer> ListAsync(string number) => _api.GetAsync("operations", $"/launches/{number}/audience");

    [GeneratedRegex("name=\"upload\" value=\"([0-9]+)\"")]
    private static partial Regex Upload();

    [GeneratedRegex("href=\"(/launches/[^\"]*wrong-lines[^\"]*)\"")]
    private static partial Regex Link();
}
