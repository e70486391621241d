using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Features.Accounts.Tokens;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Who gets in: tokens with the right scope, of people who may act, while they last. Never a cookie.</summary>
public sealed class TokenTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task About_NeedsNoToken()
    {
        var answer = await Api.SendAsync(ApiStand.Request(HttpMethod.Get, "/about", null, null));

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That((answer.Member("product"), (bool)answer.Body["demo"]!, (bool)answer.Body["clockFrozen"]!, answer.Member("businessTime")), Is.EqualTo(("ServiceGate", false, true, "2026-11-20T01:00:00+00:00")));
    }

    [TestCase(null, "token.missing")]
    [TestCase("", "token.missing")]
    [TestCase("x", "token.invalid")]
    [TestCase("sg_1_short", "token.invalid")]
    [TestCase("sg_1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "token.invalid")]
    [TestCase("sg_99999999999999999999_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "token.invalid")]
    public async Task Request_WhenItsTokenIsNone_IsUnauthorised(string? token, string rule)
    {
        var request = ApiStand.Request(HttpMethod.Get, "/work", null, "en");
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");

        var answer = await Api.SendAsync(request);

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((401, rule)));
        Assert.That(answer.Headers["WWW-Authenticate"], Does.StartWith("Bearer"));
    }

    [Test]
    public async Task Request_WithTheIdOfAnotherToken_IsUnauthorised()
    {
        var (one, other) = (Api.TokenOf("manager").Split('_', 3), Api.TokenOf("agent").Split('_', 3));

        var answer = await Api.GetAsync($"sg_{one[1]}_{other[2]}", "/work");

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((401, "token.invalid")));
    }

    [Test]
    public async Task Request_WithACookieOnly_IsUnauthorised()
    {
        var cookie = await SignIn.AsAsync(Api, "manager");
        var request = ApiStand.Request(HttpMethod.Get, "/work", null, "en");
        request.Headers.Add("Cookie", cookie);

        var answer = await Api.SendAsync(request);

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((401, "token.missing")));
    }

    [Test]
    public async Task Token_WithTheScopeReadOnly_GivesNoCommands()
    {
        var token = await IssueAsync(["read"]);

        var read = await Api.GetAsync(token, "/work");
        var written = await Api.SendAsync(token, HttpMethod.Post, "/launches", ApiStand.NewLaunch());

        Assert.That(read.Status, Is.EqualTo(200));
        Assert.That((written.Status, written.Rule), Is.EqualTo((403, "token.scope")));
    }

    [Test]
    public async Task Token_WithTheScopeWriteOnly_ReadsNothing()
    {
        var answer = await Api.GetAsync(await IssueAsync(["write"]), "/work");

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((403, "token.scope")));
    }

    [Test]
    public async Task Token_WhenWithdrawn_IsRefusedAtOnce()
    {
        var token = await IssueAsync(["read"]);
        var id = long.Parse(token.Split('_')[1], System.Globalization.CultureInfo.InvariantCulture);
        var owner = await Api.IdOfAsync("manager");
        Assert.That((await Api.GetAsync(token, "/work")).Status, Is.EqualTo(200));

        var byAnother = await Api.Service<ApiTokens>().WithdrawAsync(await Api.IdOfAsync("agent"), id, Api.NewKey());
        (await Api.Service<ApiTokens>().WithdrawAsync(owner, id, Api.NewKey())).Required();
        var answer = await Api.GetAsync(token, "/work");

        Assert.That(byAnother.Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((answer.Status, answer.Rule), Is.EqualTo((401, "token.revoked")));
        var listed = (await Api.Service<ApiTokens>().OfPersonAsync(owner)).First(t => t.Id == id);
        Assert.That((listed.WithdrawnAt is not null, listed.LastUsedAt is not null), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Token_WhenItsTimeIsOver_IsRefused()
    {
        var tokens = new ApiTokens(Api.Service<ISessionFactory>(), Api.Service<CommandRunner>(), new Delivery.ManualTime(TimeProvider.System.GetUtcNow().AddDays(-2)));
        var token = (await tokens.IssueAsync(await Api.IdOfAsync("manager"), "old", ["read"], TimeSpan.FromDays(1), Api.NewKey())).Required().Text;

        var answer = await Api.GetAsync(token, "/work");

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((401, "token.expired")));
    }

    [Test]
    public async Task Token_OfSomebodySwitchedOff_IsRefused()
    {
        await using var stand = await ApiStand.StartAsync();
        await using (var session = await stand.Service<ISessionFactory>().BeginAsync())
        {
            var agent = (await session.Organisation.FindPersonAsync("agent"))!;
            await session.Organisation.UpdatePersonAsync(agent with { Active = false });
            await session.CommitAsync();
        }

        var answer = await stand.GetAsync("agent", "/work");

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((401, "token.person-inactive")));
    }

    [TestCase("", "read", 1, "text.required", "name")]
    [TestCase("x", "admin", 1, "token.scopes", "scopes")]
    [TestCase("x", "", 1, "token.scopes", "scopes")]
    [TestCase("x", "read", 0, "token.expiry", "expiresAt")]
    [TestCase("x", "read", 367, "token.expiry", "expiresAt")]
    public async Task Issue_WhenItCannotBe_SaysWhy(string name, string scope, int days, string rule, string field)
    {
        var outcome = await Api.Service<ApiTokens>().IssueAsync(
            await Api.IdOfAsync("manager"), name, scope.Length == 0 ? [] : [scope], TimeSpan.FromDays(days), Api.NewKey());

        Assert.That(outcome.Violations.Select(v => (v.Rule, v.Field)), Is.EqualTo(new[] { (rule, field) }));
    }

    private static async Task<string> IssueAsync(string[] scopes) =>
        (await Api.Service<ApiTokens>().IssueAsync(await Api.IdOfAsync("manager"), "test", scopes, TimeSpan.FromDays(1), Api.NewKey())).Required().Text;
}
