using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.Web.Views.People;

namespace ServiceGate.IntegrationTests.Definitions;

/// <summary>Definitions in the browser: what everybody sees, and how two administrators publish a version.</summary>
public sealed class DefinitionPagesTests
{
    private const string Password = "ServiceGate-Demo-1";
    private const string One = "/definitions/it-cutover/1";

    private ServerStand _server = null!;
    private Browser _first = null!;
    private Browser _second = null!;
    private Browser _manager = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await ServerStand.StartAsync(demo: false);
        var people = new[] { ("first.admin", "administrator", (string?)null), ("second.admin", "administrator", null), ("manager", "product-manager", "product") };
        await using (var session = await _server.Services.GetRequiredService<ISessionFactory>().ReadAsync())
        {
            var top = (await session.Organisation.TreeAsync()).Units.First().Code;
            var setUp = new SetUpOrganisation(
                [], [new(top, "product", "产品部", "Product")], [.. people.Select(p => new AddPerson(p.Item1, p.Item1, p.Item1, "en"))],
                [.. people.Select(p => new GrantRole(p.Item1, p.Item2, top, p.Item3))], _server.Services.GetRequiredService<PasswordMaker>().Store(Password));
            (await Runner.RunAsync(setUp, 0, "")).Required();
            (await Runner.RunAsync(NewLaunch(top), await ManagerAsync(), "launch")).Required();
        }
        (_first, _second, _manager) = (_server.NewBrowser(), _server.NewBrowser(), _server.NewBrowser());
        await _first.SignInAsync("first.admin");
        await _second.SignInAsync("second.admin");
        await _manager.SignInAsync("manager");
    }

    [TearDown]
    public async Task StopAsync()
    {
        _first.Dispose();
        _second.Dispose();
        _manager.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Definitions_ForEverybody_AreListedWithTheirVersions_AndDrawnOneAtATime()
    {
        var list = await _manager.GetAsync("/definitions");
        var drawn = await _manager.GetAsync("/definitions?drawn=it-cutover");
        var one = await _manager.GetAsync(One);

        Assert.That(list.Html, Does.Contain($"href=\"{One}\"").And.Contain("href=\"/definitions/it-cutover/2\"").And.Contain("href=\"/definitions?drawn=it-cutover#it-cutover\"").And.Not.Contain("flow-drawing"));
        Assert.That(Regex.Count(drawn.Html, "<svg class=\"flow-drawing"), Is.EqualTo(1));
        Assert.That(drawn.Html, Does.Contain("Hide the flow"));
        Assert.That(one.Html, Does.Contain("No problem found").And.Contain("customer service sign-off").And.Contain("within 48 hours"));
        Assert.That(one.Html, Does.Not.Contain("name=\"reason\"").And.Not.Contain("Propose for publication"), "only administrators propose");
        Assert.That((await _manager.GetAsync("/definitions/it-cutover/99")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Version_WhenTwoAdministratorsAgree_IsPublishedAfterItsSimulation()
    {
        Assert.That((await _first.PostAsync(One, "propose", ("reason", "Back to the simple course"))).Location, Is.EqualTo(One + "?done=proposed"));
        Assert.That((await _first.GetAsync(One)).Html, Does.Contain("another administrator does"), "the proposer cannot publish");
        Assert.That((await _second.GetAsync(One)).Html, Does.Contain("Simulate exactly this version").And.Contain("Back to the simple course"));

        Assert.That((await _second.PostAsync(One + "/simulation", "start")).Location, Is.EqualTo(One + "/simulation"));
        while (await _server.Services.GetRequiredService<SimulationRunner>().StepAsync()) { }
        var found = await _second.GetAsync(One + "/simulation");
        Assert.That(found.Html, Does.Contain("1 of 1").And.Contain("To be judged").And.Contain("Finished"));
        Assert.That((await _second.GetAsync(One + "/simulation?effect=unblocked")).Html, Does.Not.Contain("To be judged"));
        Assert.That((await _second.GetAsync(One + "/simulation/export.csv")).Html, Does.Contain("steps_before").And.Contain("To be judged"));

        Assert.That((await _second.PostAsync(One, "publish", ("remark", "Agreed"))).Location, Is.EqualTo(One + "?done=published"));
        Assert.That((await _second.GetAsync(One)).Html, Does.Contain("Agreed"));
        Assert.That((await _second.GetAsync("/definitions/it-cutover/7")).Html, Does.Contain("Replaced"));
    }

    [Test]
    public async Task Results_ForWhoMayNotReadEverything_AreNotShown()
    {
        await _first.PostAsync(One + "/simulation", "start");
        while (await _server.Services.GetRequiredService<SimulationRunner>().StepAsync()) { }

        Assert.That((await _manager.GetAsync(One + "/simulation")).Html, Does.Not.Contain("To be judged"));
        Assert.That((await _manager.GetAsync(One + "/simulation/export.csv")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private CommandRunner Runner => _server.Services.GetRequiredService<CommandRunner>();

    private async Task<long> ManagerAsync()
    {
        await using var session = await _server.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        return (await session.Organisation.FindPersonAsync("manager"))!.Id;
    }

    private static CreateLaunch NewLaunch(string unit) =>
        new("it-cutover", unit, new("To be judged", new("2099-11-28T00:00", "2099-11-28T06:00", "Asia/Shanghai"), [unit]));
}
