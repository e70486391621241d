using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Accounts;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>What an administrator can do with several accounts, and who confirms them, on pages.</summary>
public sealed class FourEyesTests
{
    private ServerStand _server = null!;
    private Browser _one = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await ServerStand.WithPeopleAsync();
        _one = await SignedInAsync("fang.yuan");
    }

    [TearDown]
    public async Task StopAsync()
    {
        _one.Dispose();
        await _server.DisposeAsync();
    }

    [TestCase("admin", "/people/chen.jing", "/people/chen.jing?done=confirmed", Description = "another administrator")]
    [TestCase("jiang.wen", "/people/chen.jing/confirmation", "/people/chen.jing/confirmation?done=confirmed", Description = "the head of the own department")]
    public async Task Reset_IsToldAndConfirmedByOneClick_NeverByWhoSetThePassword(string confirming, string page, string next)
    {
        await _one.PostAsync("/people/chen.jing", "reset");
        Assert.That(await RuleAsync("chen.jing", new ConfirmAccount("wang.min")), Is.EqualTo((Refusal.Forbidden, "account.not-handed-over")));
        Assert.That((await _one.PostAsync("/people/chen.jing", "confirm-account")).Status, Is.EqualTo(HttpStatusCode.Forbidden), "not by who set it");

        using var other = await SignedInAsync(confirming);
        Assert.That((await other.GetAsync("/")).Html, Does.Contain("Fang Yuan has set a new password for Chen Jing").And.Contain("/people/chen.jing/confirmation"));
        Assert.That((await other.PostAsync(page, "confirm-account")).Location, Is.EqualTo(next));
        Assert.That(await RuleAsync("chen.jing", new ConfirmAccount("wang.min")), Is.EqualTo((Refusal.Forbidden, "policy.not-allowed")), "what was in the way is gone");
    }

    [TestCase("wang.min")]
    [TestCase("cao.bo")]
    [TestCase("chen.jing")]
    public async Task Confirmation_ForWhoIsNeitherAdministratorNorTheHead_IsNotThere(string person)
    {
        using var browser = await SignedInAsync(person);
        Assert.That((await browser.GetAsync("/people/chen.jing/confirmation")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Ghost_MadeAdministratorByWhoProposed_DoesNotPublish()
    {
        await _one.PostAsync("/people", "person", ("userName", "ghost.a"), ("nameZh", "甲"), ("nameEn", "Ghost"), ("language", "en"));
        Assert.That((await _one.PostAsync("/people/ghost.a", "grant", ("role", "administrator"), ("unit", "GRP"))).Location, Is.EqualTo("/people/ghost.a?done=proposed"));
        using var two = await SignedInAsync("admin");
        var grant = await WaitingAsync();
        Assert.That((await two.PostAsync("/people/ghost.a", $"confirm-role-{grant}")).Location, Is.EqualTo("/people/ghost.a?done=granted"));

        var newest = _server.Services.GetRequiredService<ICatalogue>().Definitions.Where(d => d.Id == "it-cutover").Max(d => d.Version);
        await RunAsync("fang.yuan", new ProposeDefinition("it-cutover", newest, "Better"));
        Assert.That(await RuleAsync("ghost.a", new PublishDefinition("it-cutover", newest)), Is.EqualTo((Refusal.Forbidden, "second-person.same-hands")));
        Assert.That((await two.PostAsync("/people/ghost.a", "confirm-account")).Location, Is.EqualTo("/people/ghost.a?done=confirmed"));
        Assert.That((await RunAsync("ghost.a", new PublishDefinition("it-cutover", newest))).Refusal, Is.Not.EqualTo(Refusal.Forbidden), "what is still in the way is the simulation");
    }

    private async Task<Browser> SignedInAsync(string person)
    {
        var browser = _server.NewBrowser();
        await browser.SignInAsync(person);
        return browser;
    }

    private async Task<long> WaitingAsync()
    {
        await using var session = await _server.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        return (await session.Holds.ProposedAsync()).Single().Grant.Id;
    }

    private async Task<(Refusal?, string)> RuleAsync<T>(string person, Command<T> command) =>
        await RunAsync(person, command) is var outcome ? (outcome.Refusal, outcome.Violations.Select(v => v.Rule).FirstOrDefault("")) : default;

    private async Task<Outcome<T>> RunAsync<T>(string person, Command<T> command)
    {
        await using var session = await _server.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        var id = (await session.Organisation.FindPersonAsync(person))!.Id;
        return await _server.Services.GetRequiredService<CommandRunner>().RunAsync(command, id, Guid.NewGuid().ToString());
    }
}
