using System.Net;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Features.Accounts.Passwords;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>Which passwords are refused, why, and that long ones of one's own are not.</summary>
public sealed class PasswordRuleTests
{
    [TestCase("aaaaaaaaaaaa", "password.row-of-keys")]
    [TestCase("abababababab", "password.row-of-keys")]
    [TestCase("123456789012", "password.row-of-keys")]
    [TestCase("qwertyuiop12", "password.row-of-keys")]
    [TestCase("1qaz2wsx3edc", "password.row-of-keys")]
    [TestCase("1q2w3e4r5t6y", "password.row-of-keys")]
    [TestCase("poiuytrewq09", "password.row-of-keys")]
    [TestCase("123456654321", "password.row-of-keys")]
    [TestCase("password1234", "password.common")]
    [TestCase("Password2026", "password.common")]
    [TestCase("P@ssw0rd1234", "password.common")]
    [TestCase("passwordpassword", "password.common")]
    [TestCase("iloveyou1314", "password.common")]
    [TestCase("woaini1314520", "password.common")]
    [TestCase("welcome123!!", "password.common")]
    [TestCase("administrator", "password.common")]
    [TestCase("qwerty123456", "password.row-of-keys")]
    public void Password_ThatIsTriedFirst_IsRefused(string password, string rule) => Assert.That(RulesOf(password), Is.EqualTo(new[] { rule }));

    [TestCase("a sentence of my own")]
    [TestCase("correct horse battery")]
    [TestCase("kx7!mQ2v-pL9z")]
    [TestCase("四川火锅要多放花椒才好吃呀")]
    [TestCase("tea before the tide turns")]
    [TestCase("8203 6417 5592 7")]
    public void Password_OfOnesOwn_IsTaken(string password) => Assert.That(RulesOf(password), Is.Empty);

    [Test]
    public void Password_TooShort_SaysOnlyThat() => Assert.That(RulesOf("aaaaaaaaaaa"), Is.EqualTo(new[] { "password.too-short" }));

    [TestCase("ServiceGate1", "servicegate")]
    [TestCase("my Service-Gate is green", "servicegate")]
    [TestCase("all of Hangzhou at once", "Hangzhou")]
    [TestCase("我在杭州分公司上班呢真好呀", "杭州分公司")]
    [TestCase("the reviewer of seven", "reviewer")]
    [TestCase("ting ting ting bell", "Ting")]
    public async Task OwnPassword_WithAWordOfTheHouse_IsRefusedByTheWord(string wanted, string word)
    {
        var answer = await ChangeAsync(wanted);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(Browser.ErrorsOf(answer).Single(), Does.StartWith("The password must not contain “").And.Contain(word).IgnoreCase);
    }

    [TestCase("password1234")]
    [TestCase("123456789012")]
    [TestCase("aaaaaaaaaaaa")]
    [TestCase("qwertyuiop12")]
    public async Task OwnPassword_ThatIsTriedFirst_IsRefusedOnThePage(string wanted) => Assert.That(Browser.ErrorsOf(await ChangeAsync(wanted)).Single(), Does.Contain("tried first"));

    private static readonly Lazy<Task<ServerStand>> Server = new(() => ServerStand.WithPeopleAsync());

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Server.IsValueCreated) await (await Server.Value).DisposeAsync();
    }

    private static async Task<Answer> ChangeAsync(string wanted)
    {
        using var browser = (await Server.Value).NewBrowser();
        await browser.SignInAsync("he.ting");
        return await browser.PostAsync("/account", "password", ("currentPassword", "ServiceGate-Demo-1"), ("newPassword", wanted), ("repeatedPassword", wanted));
    }

    private static IEnumerable<string> RulesOf(string password) => new Check().NewPassword(password, "he.ting", null, "newPassword").Violations.Select(v => v.Rule);
}
