using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Data.Accounts;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Nodes;

/// <summary>Servers that start together on a database that nobody has used, with a folder of data that they share.</summary>
public sealed class FirstStartOfNodesTests(DatabaseStand stand) : ServersOnOneDatabase(stand)
{
    [SetUp]
    public Task BuildAsync() => BuildAsync(3, demo: false, _ => Folder.FullName);

    [Test]
    public async Task Administrator_WhenAllStartAtOnce_IsAddedOnce_WithThePasswordInTheFile()
    {
        await Task.WhenAll(Servers.Select(s => FirstStart.RunAsync(s.Services)));
        await Servers[0].StartAsync();

        using var browser = BrowserAt(0);
        var password = FirstStartTests.PasswordIn(Path.Combine(Folder.FullName, "first-administrator.txt"));
        Assert.That((await browser.SignInAsync("admin", password)).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task Session_WhenAllStartAtOnce_IsGoodOnEveryServer()
    {
        await Task.WhenAll(Servers.Select(s => FirstStart.RunAsync(s.Services)));
        // Each on a thread of its own: the framework reads keys before it first waits for something.
        await Task.WhenAll(Servers.Select(s => Task.Run(() => s.StartAsync())));
        using var first = BrowserAt(0);
        var signedIn = await first.SignInAsync("admin", FirstStartTests.PasswordIn(Path.Combine(Folder.FullName, "first-administrator.txt")));

        foreach (var server in Enumerable.Range(0, Servers.Count))
        {
            using var other = BrowserAt(server);
            other.Send("Cookie", signedIn.Cookies.Single(c => c.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0]);
            Assert.That((await other.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK), $"server {server}");
        }
        Assert.That(await Servers[0].Services.GetRequiredService<DataProtectionKeyStore>().AllAsync(), Has.Count.EqualTo(1));
    }
}
