using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Views.People;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Tokens made and withdrawn by a program: as strong as a sign-in, and told once.</summary>
public sealed class TokensByApiTests
{
    private const string Password = "Kettle-Harbour-42-Plum";

    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Token_IsToldOnce_WorksAndIsWithdrawn()
    {
        await SetPasswordAsync("agent");
        var key = Api.NewKey();

        var made = await Api.SendAsync("agent", HttpMethod.Post, "/tokens", Input(), key);
        var again = await Api.SendAsync("agent", HttpMethod.Post, "/tokens", Input(), key);
        Assert.That((made.Status, made.Headers["Cache-Control"], again.Status, again.Rule), Is.EqualTo((201, "no-store", 409, "command.id-reused")));
        Assert.That((await Api.GetAsync(made.Member("token"), "/account")).Member("userName"), Is.EqualTo("agent"));

        var list = await Api.GetAsync("agent", "/tokens");
        Assert.That(list.Text, Does.Contain("hotline system").And.Not.Contain(made.Member("token").Split('_', 3)[2]));

        var (id, withdrawal) = ((long)made.Body["id"]!, Api.NewKey());
        var first = await Api.SendAsync("agent", HttpMethod.Delete, $"/tokens/{id}", key: withdrawal);
        var repeated = await Api.SendAsync("agent", HttpMethod.Delete, $"/tokens/{id}", key: withdrawal);
        Assert.That((first.Status, repeated.Status, repeated.Text), Is.EqualTo((200, 200, first.Text)));
        Assert.That((await Api.GetAsync(made.Member("token"), "/account")).Rule, Is.EqualTo("token.revoked"));
        await using var session = await Api.Service<ISessionFactory>().ReadAsync();
        // The business clock stands in another week.
        Assert.That((await session.Tokens.FindAsync(id))!.WithdrawnAt, Is.EqualTo(TimeProvider.System.GetUtcNow()).Within(TimeSpan.FromHours(1)), "by the machine's clock");
    }

    [Test]
    public async Task Token_OfSomebodyElse_IsNotThere()
    {
        await SetPasswordAsync("owner");
        var made = await Api.SendAsync("owner", HttpMethod.Post, "/tokens", Input());

        var other = await Api.SendAsync("agent", HttpMethod.Delete, $"/tokens/{(long)made.Body["id"]!}");
        var administrator = await Api.SendAsync("administrator", HttpMethod.Delete, $"/tokens/{(long)made.Body["id"]!}");

        Assert.That((other.Status, other.Rule, administrator.Status), Is.EqualTo((404, "token.unknown", 200)));
    }

    [TestCase("Kettle-Harbour-42-Pear", "read", 7, "password.wrong")]
    [TestCase(null, "read", 7, "password.wrong")]
    [TestCase(Password, "everything", 7, "token.scopes")]
    [TestCase(Password, "read", 367, "token.expiry")]
    [TestCase(Password, "read", 0, "token.expiry")]
    [TestCase(Password, "read", null, "token.expiry")]
    public async Task Token_WithSomethingWrong_IsNotMade(string? password, string scope, int? days, string rule)
    {
        await SetPasswordAsync("head");

        var answer = await Api.SendAsync("head", HttpMethod.Post, "/tokens", new { name = "x", scopes = new[] { scope }, days, password });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((422, rule)));
    }

    private static object Input() => new { name = "hotline system", scopes = new[] { "read" }, days = 7, password = Password };

    private static async Task SetPasswordAsync(string userName) => (await Api.Service<CommandRunner>().RunAsync(
        new ChangePassword(Api.Service<PasswordMaker>().Store(Password)), await Api.IdOfAsync(userName), Guid.NewGuid().ToString())).Required();
}
