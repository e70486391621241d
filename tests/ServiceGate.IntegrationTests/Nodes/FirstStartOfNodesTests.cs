using System.Net;
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
}
