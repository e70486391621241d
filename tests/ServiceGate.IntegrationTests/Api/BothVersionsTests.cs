using System.Net;
using System.Text.RegularExpressions;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Two people edit the same thing at once, on pages whose earlier versions are kept nowhere: both versions are shown, and what the second has not touched stays as the first left it.</summary>
public sealed class BothVersionsTests
{
    private ApiStand _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await ApiStand.StartAsync();

    [TearDown]
    public Task StopAsync() => _api.DisposeAsync().AsTask();

    [Test]
    public async Task APerson_KeepsTheNameOfTheFirst_AndTheAddressOfTheSecond()
    {
        const string page = "/people/agent";
        using var administrator = await Person.SignInAsync(_api, "administrator");
        var (first, second) = ((await administrator.GetAsync(page)).Text, (await administrator.GetAsync(page)).Text);
        KeyValuePair<string, string>[] Edited(string html, string name, string email) =>
            [.. Person.HiddenOf(html, "nameZh"), new("nameZh", name), new("nameEn", "agent"), new("email", email), new("language", "en"), new("active", "true")];

        Assert.That((await administrator.PostAsync(page, Edited(first, "何婷", ""))).Status, Is.EqualTo(302));
        var refused = await administrator.PostAsync(page, Edited(second, "agent", "agent@example.com"));

        Assert.That(refused.Status, Is.EqualTo(412), refused.Text);
        Assert.That((Checked(refused.Text, "nameZh"), Checked(refused.Text, "email")), Is.EqualTo(("何婷", "agent@example.com")));
        Assert.That((await administrator.PostAsync(page, Chosen(refused.Text, "nameZh", "email"))).Status, Is.EqualTo(302));
        var shown = WebUtility.HtmlDecode((await administrator.GetAsync(page)).Text);
        Assert.That(shown, Does.Contain("value=\"何婷\"").And.Contain("value=\"agent@example.com\""));
        Assert.That((await _api.GetAsync("agent", "/work")).Status, Is.EqualTo(200), "still active");
    }

    [Test]
    public async Task Duty_KeepsTheCommanderOfTheFirst_AndTheCheckerOfTheSecond()
    {
        var page = $"/launches/{await _api.CreateLaunchAsync()}/run";
        using var operations = await Person.SignInAsync(_api, "operations");
        var (first, second) = ((await operations.GetAsync(page)).Text, (await operations.GetAsync(page)).Text);
        KeyValuePair<string, string>[] Named(string html, string commander, string checker) =>
        [
            .. Person.HiddenOf(html, "people.commander"), new("people.commander", commander), new("people.operator", "operations"), new("people.checker", checker), new("people.monitoring", "agent"),
            new("people.hotline-lead", "agent"),
        ];
        Assert.That((await operations.PostAsync(page, Named(first, "head", "reviewer"))).Status, Is.EqualTo(302));
        var (third, fourth) = ((await operations.GetAsync(page)).Text, (await operations.GetAsync(page)).Text);

        Assert.That((await operations.PostAsync(page, Named(second, "head", "quality"))).Status, Is.EqualTo(412), "seen empty, filled by now");
        Assert.That((await operations.PostAsync(page, Named(third, "manager", "reviewer"))).Status, Is.EqualTo(302));
        var refused = await operations.PostAsync(page, Named(fourth, "head", "quality"));

        Assert.That((refused.Status, Checked(refused.Text, "people.commander"), Checked(refused.Text, "people.checker")), Is.EqualTo((412, "manager", "quality")), refused.Text);
        Assert.That((await operations.PostAsync(page, Chosen(refused.Text, "people.commander", "people.checker"))).Status, Is.EqualTo(302));
        var stands = (await operations.GetAsync(page)).Text;
        Assert.That((Selected(stands, "people.commander"), Selected(stands, "people.checker"), Selected(stands, "people.operator")), Is.EqualTo(("manager", "quality", "operations")));
    }

    [Test]
    public async Task AList_ThatSomebodyElseHasReplacedMeanwhile_IsComparedAgain()
    {
        var page = $"/launches/{await _api.CreateLaunchAsync()}/notices";
        using var operations = await Person.SignInAsync(_api, "operations");
        async Task<string> LookAsync(string csv)
        {
            using var form = new MultipartFormDataContent();
            foreach (var (name, value) in Person.HiddenOf((await operations.GetAsync(page)).Text, "file")) form.Add(new StringContent(value), name);
            form.Add(new StringContent("all"), "mode");
            form.Add(new StringContent(csv), "file", "list.csv");
            return (await operations.PostAsync(page, form)).Text;
        }
        var (mine, theirs) = (await LookAsync("account,phone\nA1,13900000001\n"), await LookAsync("account,phone\nA2,13900000002\nA3,13900000003\n"));

        Assert.That((await operations.PostAsync(page, Person.HiddenOf(theirs, "inUse"))).Status, Is.EqualTo(302));
        var refused = await operations.PostAsync(page, Person.HiddenOf(mine, "inUse"));

        Assert.That(refused.Status, Is.EqualTo(412), refused.Text);
        Assert.That(WebUtility.HtmlDecode(refused.Text), Does.Contain("Another list was put into use since you looked").And.Contain("Against the list in use (2): 1 come, 2 leave"));
        Assert.That((await operations.PostAsync(page, Person.HiddenOf(refused.Text, "inUse"))).Status, Is.EqualTo(302));
    }

    private static IEnumerable<KeyValuePair<string, string>> Chosen(string html, params string[] fields) =>
        [.. Person.HiddenOf(html, fields[0]), .. fields.Select(f => KeyValuePair.Create(f, Checked(html, f)))];

    /// <summary>The value of the ticked choice of a field.</summary>
    private static string Checked(string html, string name)
    {
        var input = Regex.Matches(html, "<input[^>]*type=\"radio\"[^>]*>").Select(m => m.Value)
            .Single(i => i.Contains($"name=\"{name}\"", StringComparison.Ordinal) && i.Contains(" checked", StringComparison.Ordinal));
        return WebUtility.HtmlDecode(Regex.Match(input, "value=\"([^\"]*)\"").Groups[1].Value);
    }

    private static string Selected(string html, string name)
    {
        var at = html.IndexOf($"name=\"{name}\"", StringComparison.Ordinal);
        return Regex.Match(html[at..html.IndexOf("</select>", at, StringComparison.Ordinal)], "value=\"([^\"]*)\" selected").Groups[1].Value;
    }
}
