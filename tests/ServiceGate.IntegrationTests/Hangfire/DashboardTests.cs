using System.Net;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Hangfire;
using ServiceGate.IntegrationTests.Accounts;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>Hangfire's pages are for administrators of the whole installation, who look and touch nothing.</summary>
public sealed class DashboardTests
{
    private static readonly string[] Pages = ["/hangfire", "/hangfire/jobs/scheduled", "/hangfire/servers", "/hangfire/jobs/details/none"];

    private ServerStand _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await ServerStand.StartAsync(demo: true);

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCaseSource(nameof(Pages))]
    public async Task Get_WhenNobodyIsSignedIn_LeadsToTheDoor(string page)
    {
        using var browser = _server.NewBrowser();
        var answer = await browser.GetAsync(page);
        Assert.That((answer.Status, answer.Location), Is.EqualTo((HttpStatusCode.Found, $"/sign-in?returnUrl={Uri.EscapeDataString(page)}")));
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Get_ByAProductManager_IsForbidden(string page)
    {
        using var browser = await OpenAsync(_server, "wang.min");
        var answer = await browser.GetAsync(page);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Html, Does.Not.Contain("Hangfire Server").And.Not.Contain("hangfireConfig"));
    }

    [Test]
    public async Task Get_ByAnAdministratorOfACity_IsForbidden()
    {
        await GrantAsync("he.ting", "administrator", "HZ");
        using var browser = await OpenAsync(_server, "he.ting");
        Assert.That((await browser.GetAsync("/hangfire")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await browser.GetAsync("/account")).Html, Does.Not.Contain("href=\"/hangfire\""));
    }

    [Test]
    public async Task Get_ByAnAdministrator_ShowsThePages()
    {
        using var browser = await OpenAsync(_server, "fang.yuan");
        foreach (var page in Pages)
        {
            var answer = await browser.GetAsync(page);
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), page);
            Assert.That(answer.Html, Does.Contain("hangfireConfig"), page);
        }
    }

    [Test]
    public async Task Navigation_HasTheSchedulerForAdministratorsOnly()
    {
        using var browser = await OpenAsync(_server, "fang.yuan");
        Assert.That((await browser.GetAsync("/account")).Html, Does.Contain("href=\"/hangfire\""));
        using var other = await OpenAsync(_server, "wang.min");
        Assert.That((await other.GetAsync("/account")).Html, Does.Not.Contain("href=\"/hangfire\""));
    }

    [Test]
    public async Task Jobs_ByAnAdministrator_CannotBeTouched()
    {
        var storage = _server.Services.GetRequiredService<HangfireStorage>();
        var job = new BackgroundJobClient(storage.Jobs).Create(ReminderJobs.Of(new(ReminderKind.StaffReminder, "HZ-2026-999999", "service-review", "reminder-4")), new ScheduledState(TimeSpan.FromDays(1)));
        using var browser = await OpenAsync(_server, "fang.yuan");
        var shown = await browser.GetAsync("/hangfire/jobs/scheduled");
        Assert.That(shown.Html, Does.Contain($"/hangfire/jobs/details/{job}").And.Not.Contain("data-url=\"/hangfire/jobs/scheduled/delete\""));

        browser.Send("RequestVerificationToken", TokenOf(shown.Html));
        foreach (var action in new[] { "delete", "enqueue" })
        {
            var answer = await browser.SendAsync($"/hangfire/jobs/scheduled/{action}", ("jobs[]", job));
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized), action);
        }
        Assert.That(storage.Jobs.GetMonitoringApi().ScheduledJobs(0, 100).Select(j => j.Key), Does.Contain(job));
    }

    [Test]
    public async Task Pages_WithoutTheAgenda_AreNotThere()
    {
        await using var server = await ServerStand.StartAsync(demo: true, ("Scheduler:Hangfire:Enabled", "false"));
        using var browser = await OpenAsync(server, "fang.yuan");
        Assert.That((await browser.GetAsync("/hangfire")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await browser.GetAsync("/account")).Html, Does.Not.Contain("href=\"/hangfire\""));
    }

    private static async Task<Browser> OpenAsync(ServerStand server, string person)
    {
        var browser = server.NewBrowser();
        await browser.SignInAsync(person);
        return browser;
    }

    private async Task GrantAsync(string person, string role, string unit)
    {
        await using var session = await _server.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        var administrator = (await session.Organisation.FindPersonAsync("fang.yuan"))!.Id;
        (await _server.Services.GetRequiredService<CommandRunner>().RunAsync(new GrantRole(person, role, unit), administrator, "test-grant")).Required();
    }

    private static string TokenOf(string html)
    {
        const string Start = "<meta name=\"csrf-token\" content=\"";
        var start = html.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return html[start..html.IndexOf('"', start)];
    }
}
