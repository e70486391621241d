using System.Net;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Nodes;

/// <summary>Two servers on one database: what one has begun the other goes on with.</summary>
public sealed class TwoServersTests(DatabaseStand stand) : ServersOnOneDatabase(stand)
{
    [SetUp]
    public async Task StartAsync()
    {
        await BuildAsync(2, demo: true, name => Path.Combine(Folder.FullName, name));
        foreach (var server in Servers)
        {
            await FirstStart.RunAsync(server.Services);
            await server.StartAsync();
        }
    }

    [Test]
    public async Task Session_BegunOnOneServer_IsGoodOnTheOther_AndBothAreListed()
    {
        using var first = BrowserAt(0);
        using var second = BrowserAt(1);
        var signedIn = await first.SignInAsync("admin");
        Assert.That(signedIn.Status, Is.EqualTo(HttpStatusCode.Found));
        second.Send("Cookie", string.Join("; ", signedIn.Cookies.Select(c => c.Split(';')[0])));

        var page = await second.GetAsync("/nodes");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Html, Does.Contain("node-1").And.Contains("node-2").And.Contains("2 servers at work").And.Contains("(this one)"));
    }

    [Test]
    public async Task Nodes_ForWhoMayNotAdminister_AreNotShown()
    {
        using var browser = BrowserAt(0);
        await browser.SignInAsync("wang.min");

        var page = await browser.GetAsync("/nodes");

        Assert.That(page.Html, Does.Not.Contain("node-2"));
        Assert.That((await browser.GetAsync("/nodes/events")).Html, Does.Not.Contain("node-"));
    }
}
