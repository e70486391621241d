using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Features.Accounts.Tokens;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>What ends sessions, and that roles count as they are now.</summary>
public sealed partial class SessionsOfPeopleTests
{
    private const string Password = "ServiceGate-Demo-1";

    private ServerStand _server = null!;
    private Browser _admin = null!;
    private Browser _person = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await ServerStand.WithPeopleAsync();
        (_admin, _person) = (_server.NewBrowser(), _server.NewBrowser());
        await _admin.SignInAsync("admin");
        await _person.SignInAsync("he.ting");
    }

    [TearDown]
    public async Task StopAsync()
    {
        _admin.Dispose();
        _person.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Session_WhenThePersonIsDeactivated_EndsAtOnce()
    {
        Assert.That((await _person.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK));
        var saved = await _admin.PostAsync("/people/he.ting", "edit", ("nameZh", "何婷"), ("nameEn", "He Ting"), ("language", "zh-CN"), ("email", ""));
        Assert.That(saved.Location, Is.EqualTo("/people/he.ting?done=saved"));
        Assert.That((await _person.GetAsync("/account")).Location, Does.StartWith("/sign-in"));
        Assert.That((await _person.SignInAsync("he.ting")).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Session_WhenThePasswordIsReset_EndsAndTheOneTimePasswordMustBeChanged()
    {
        var oneTime = OneTime().Match((await _admin.PostAsync("/people/he.ting", "reset")).Html).Groups[1].Value;
        Assert.That((await _person.GetAsync("/account")).Location, Does.StartWith("/sign-in"));

        await _person.SignInAsync("he.ting", oneTime);
        Assert.That((await _person.GetAsync("/organisation")).Location, Is.EqualTo("/account"));
        var same = await ChangeAsync(_person, oneTime, oneTime);
        Assert.That(Browser.ErrorsOf(same), Is.EqualTo(new[] { "The new password must differ from the old one." }));
        Assert.That((await ChangeAsync(_person, oneTime, "a sentence of my own")).Location, Is.EqualTo("/account?done=password"));
        Assert.That((await _person.GetAsync("/organisation")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task OwnPassword_WhenChanged_EndsTheOtherSessionsAndKeepsThisOne()
    {
        using var other = _server.NewBrowser();
        await other.SignInAsync("he.ting");
        Assert.That((await ChangeAsync(_person, Password, "a sentence of my own")).Location, Is.EqualTo("/account?done=password"));
        Assert.That((await _person.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await other.GetAsync("/account")).Location, Does.StartWith("/sign-in"));
    }

    [TestCase("not my password", "a sentence of my own", "This is not your password so far.")]
    [TestCase(Password, "too short", "The password needs at least 12 characters.")]
    [TestCase(Password, "I am He.Ting and nobody else", "The password must not contain the user name.")]
    public async Task OwnPassword_WhenARuleIsBroken_StaysAsItWas(string current, string wanted, string rule)
    {
        var answer = await ChangeAsync(_person, current, wanted);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(Browser.ErrorsOf(answer), Is.EqualTo(new[] { rule }));
        Assert.That(answer.Html, Does.Not.Contain(wanted), "what was typed as a password is not sent back");
        Assert.That((await _server.NewBrowser().SignInAsync("he.ting")).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task Session_WhenSentToTheApi_DoesNotCount()
    {
        Assert.That((await _person.GetAsync("/api/v1/launches")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await _person.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK), "the session itself goes on");
    }

    [Test]
    public async Task Token_MadeOnTheAccountPage_OpensTheApiUntilItIsWithdrawn()
    {
        var made = await _person.PostAsync("/account", "token", ("name", "pipeline"), ("expiresAt", "7"), ("scopes", "read"), ("password", Password));
        var token = OneTime().Match(made.Html).Groups[1].Value;
        Assert.That((await _person.GetAsync("/account")).Html, Does.Contain("pipeline").And.Not.Contain(token), "the token is shown once");
        Assert.That(await StatusOfApiAsync(token), Is.EqualTo(HttpStatusCode.OK));

        var withdrawn = await _person.PostAsync("/account", Withdraw().Match(made.Html).Value);
        Assert.That(withdrawn.Location, Is.EqualTo("/account?done=token"));
        Assert.That(await StatusOfApiAsync(token), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("not my password", "This is not your password so far.")]
    [TestCase("", "This is not your password so far.")]
    public async Task Token_WithoutTheRightPassword_IsNotMade(string password, string rule)
    {
        var answer = await _person.PostAsync("/account", "token", ("name", "pipeline"), ("expiresAt", "7"), ("scopes", "read"), ("password", password));

        Assert.That((answer.Status, Browser.ErrorsOf(answer).Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, rule)));
    }

    [Test]
    public async Task Token_BesideTenGoodOnes_IsNotMade()
    {
        var made = new List<string>();
        // One comes from the demonstration itself, where it has been written already.
        foreach (var name in Enumerable.Range(1, 11).Select(i => $"t{i}"))
        {
            var answer = await TokenAsync(name);
            if (answer.Status == HttpStatusCode.OK) made.Add(name);
            else Assert.That(answer.Html, Does.Contain("You have 10 API tokens that are still good, which is the most."));
        }

        Assert.That(made, Has.Count.EqualTo(10).Or.Count.EqualTo(9));
        var withdraw = Withdraw().Match((await _person.GetAsync("/account")).Html).Value;
        await _person.PostAsync("/account", withdraw);
        Assert.That((await TokenAsync("again")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Token_WhenThePasswordIsReset_OpensNothingAnyMore()
    {
        var token = OneTime().Match((await TokenAsync("pipeline")).Html).Groups[1].Value;
        Assert.That(await StatusOfApiAsync(token), Is.EqualTo(HttpStatusCode.OK));

        var oneTime = OneTime().Match((await _admin.PostAsync("/people/he.ting", "reset")).Html).Groups[1].Value;
        Assert.That(await StatusOfApiAsync(token), Is.EqualTo(HttpStatusCode.Unauthorized));

        await _person.SignInAsync("he.ting", oneTime);
        await ChangeAsync(_person, oneTime, "a sentence of my own");
        Assert.That(await StatusOfApiAsync(token), Is.EqualTo(HttpStatusCode.Unauthorized), "not with the new password either");
    }

    [TestCase("true", HttpStatusCode.Unauthorized)]
    [TestCase("", HttpStatusCode.OK)]
    public async Task Token_WhenThePasswordIsChanged_EndsIfThatIsTicked(string ticked, HttpStatusCode then)
    {
        var token = OneTime().Match((await TokenAsync("pipeline")).Html).Groups[1].Value;
        Assert.That((await _person.GetAsync("/account")).Html, Does.Match("name=\"withdrawTokens\" value=\"true\" checked"));

        await _person.PostAsync(
            "/account", "password", ("currentPassword", Password), ("newPassword", "a sentence of my own"), ("repeatedPassword", "a sentence of my own"), ("withdrawTokens", ticked));

        Assert.That(await StatusOfApiAsync(token), Is.EqualTo(then));
    }

    [Test]
    public async Task Token_WhileThePasswordMustBeChanged_IsRefused()
    {
        var oneTime = OneTime().Match((await _admin.PostAsync("/people/he.ting", "reset")).Html).Groups[1].Value;
        var tokens = _server.Services.GetRequiredService<ApiTokens>();
        var person = (await _server.Services.GetRequiredService<AccountStore>().FindByNameAsync("he.ting"))!.Id;
        var token = (await tokens.IssueAsync(person, "early", ["read"], TimeSpan.FromDays(1), "early-token")).Required().Text;
        Assert.That((await tokens.CheckAsync(token)).Rule, Is.EqualTo("token.password-must-change"));

        await _person.SignInAsync("he.ting", oneTime);
        await ChangeAsync(_person, oneTime, "a sentence of my own");
        Assert.That((await tokens.CheckAsync(token)).Rule, Is.Null);
    }

    private Task<Answer> TokenAsync(string name) => _person.PostAsync("/account", "token", ("name", name), ("expiresAt", "7"), ("scopes", "read"), ("password", Password));

    [Test]
    public async Task Token_WhenItsPersonIsDeactivated_OpensNothing()
    {
        var made = await _person.PostAsync("/account", "token", ("name", "pipeline"), ("expiresAt", "7"), ("scopes", "read"), ("password", Password));
        await _admin.PostAsync("/people/he.ting", "edit", ("nameZh", "何婷"), ("nameEn", "He Ting"), ("language", "zh-CN"), ("email", ""));
        Assert.That(await StatusOfApiAsync(OneTime().Match(made.Html).Groups[1].Value), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("", "7", "read", "Please fill this in.")]
    [TestCase("pipeline", "4000", "read", "A token expires in the future, at most 366 days from now.")]
    [TestCase("pipeline", "7", "everything", "A token has one or both of the scopes read and write.")]
    public async Task Token_WhenARuleIsBroken_IsNotMade(string name, string days, string scopes, string rule)
    {
        var answer = await _person.PostAsync("/account", "token", ("name", name), ("expiresAt", days), ("scopes", scopes), ("password", Password));
        Assert.That((answer.Status, Browser.ErrorsOf(answer).Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, rule)));
    }

    [Test]
    public async Task Role_WhenGivenAndTakenAway_CountsFromTheNextRequest()
    {
        Assert.That((await _person.GetAsync("/people")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        await _admin.PostAsync("/people/he.ting", "grant", ("role", "administrator"), ("unit", "HZ"));
        var open = await _person.GetAsync("/people");
        Assert.That(open.Status, Is.EqualTo(HttpStatusCode.OK));

        var grants = Revoke().Matches((await _admin.GetAsync("/people/he.ting")).Html).Select(m => m.Value).Distinct().ToList();
        Assert.That(grants, Has.Count.EqualTo(2));
        Assert.That((await _admin.PostAsync("/people/he.ting", grants[^1])).Location, Is.EqualTo("/people/he.ting?done=revoked"));
        Assert.That((await _person.GetAsync("/people")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task ForbiddenPage_ForAPerson_SaysWhatToDo()
    {
        var answer = await _person.GetAsync("/people");
        Assert.That(answer.Html, Does.Contain("This is not open to you").And.Contain("ask the administrator of your unit").And.Contain("He Ting"));
    }

    [Test]
    public async Task Administrator_WhenTheLastOne_KeepsTheRole()
    {
        var second = Revoke().Match((await _admin.GetAsync("/people/fang.yuan")).Html).Value;
        Assert.That((await _admin.PostAsync("/people/fang.yuan", second)).Status, Is.EqualTo(HttpStatusCode.Found));

        var grant = Revoke().Match((await _admin.GetAsync("/people/admin")).Html).Value;
        var answer = await _admin.PostAsync("/people/admin", grant);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await _admin.GetAsync("/people")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<HttpStatusCode> StatusOfApiAsync(string token)
    {
        using var program = _server.NewBrowser();
        program.Send("Authorization", "Bearer " + token);
        return (await program.GetAsync("/api/v1/launches")).Status;
    }

    private static Task<Answer> ChangeAsync(Browser browser, string current, string wanted) => browser.PostAsync(
        "/account", "password", ("currentPassword", current), ("newPassword", wanted), ("repeatedPassword", wanted));

    [GeneratedRegex("""class="one-time"><code>([^<]+)""")]
    private static partial Regex OneTime();

    [GeneratedRegex("withdraw-[0-9]+")]
    private static partial Regex Withdraw();

    [GeneratedRegex("revoke-[0-9]+")]
    private static partial Regex Revoke();
}
