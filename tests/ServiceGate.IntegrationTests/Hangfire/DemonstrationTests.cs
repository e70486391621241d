using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Data.Sql;
using ServiceGate.Delivery.FanOut;
using ServiceGate.Delivery.Reminders;
using ServiceGate.IntegrationTests.Accounts;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>The agenda of a demonstration as it starts: what it shows, and that its reminders are begun by their jobs.</summary>
[Category("Agenda")]
public sealed partial class DemonstrationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private ServerStand _server = null!;

    private Database Database => _server.Services.GetRequiredService<Database>();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await ServerStand.StartAsync(demo: true);
        await UntilAsync(async () => await NumberAsync("SELECT 1 FROM setting WHERE name = 'demo-loaded'") == 1);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Agenda_SaysWhatWillBeToldToHowMany_AndItsJobsBeginIt()
    {
        await UntilAsync(() => Task.FromResult(_server.Services.GetRequiredService<ReminderPlanner>().Planned.Any(r => r.Slot.Kind is ReminderKind.CustomerNotice)));
        await SeeAsync("en", "Tell 3,000 customers by SMS: 72 h notice");
        await SeeAsync("zh-CN", "通过短信通告 3,000 位客户：提前72小时通告");
        // The first that a launch begins puts its others back where their plan has them, which at night is the morning.
        var launches = await NumberAsync("SELECT COUNT(DISTINCT launch_id) FROM batch WHERE status = 'planned' AND purpose = 'announcement'");
        Assert.That(launches, Is.GreaterThan(1));
        // What the demonstration's past has begun was due long ago.
        var before = (await BegunAsync()).Count;
        await MakeDueAsync(TimeProvider.System.GetUtcNow().AddSeconds(3).ToUnixTimeMilliseconds());
        foreach (var launch in await LaunchesAsync()) _server.Services.GetRequiredService<WorkSignal>().RemindersMoved(launch);

        await UntilAsync(async () => await NumberAsync("SELECT COUNT(*) FROM timer") == 0 && (await BegunAsync()).Count - before >= launches);

        Assert.That((await BegunAsync()).Skip(before).Distinct(), Is.EqualTo(new[] { "CustomerNoticeReminders.Send" }));
    }

    private async Task SeeAsync(string language, string words)
    {
        using var browser = _server.NewBrowser(language);
        await browser.SignInAsync("fang.yuan");

        var page = (await browser.GetAsync("/hangfire/jobs/scheduled")).Html;

        Assert.That(System.Net.WebUtility.HtmlDecode(page), Does.Contain(words).And.Contain("ServiceGate 日程 agenda"));
        Assert.That(PhoneNumber().IsMatch(page), Is.False);
    }

    // Whatever is planned or waits, in a few seconds, with open gates.
    private Task<bool> MakeDueAsync(long due) => Database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("UPDATE batch SET due_at = @due, useful_until = @until, ignore_quiet_hours = 1 WHERE status = 'planned' AND purpose = 'announcement'", new { due, until = due + 3_600_000 });
            await sql.ExecuteAsync("UPDATE gate SET status = 'open', changed_at = @earlier WHERE name = 'notice-release'", new { earlier = due - 86_400_000 });
            await sql.ExecuteAsync("UPDATE timer SET due_at = @due", new { due });
            return true;
        },
        default);

    private Task<IReadOnlyList<long>> LaunchesAsync() => Database.ReadAsync(sql => sql.ListAsync("SELECT id FROM launch", null, row => row.Long("id")), default);

    // By what each batch was begun, as the audit trail says it.
    private async Task<IReadOnlyList<string?>> BegunAsync()
    {
        var events = await Database.ReadAsync(sql => sql.ListAsync("SELECT body FROM audit_event WHERE what = 'batch.started' ORDER BY sequence", null, row => row.Text("body")), default);
        return [.. events.Select(body => JsonDocument.Parse(body).RootElement.GetProperty("details").GetProperty("by").GetString())];
    }

    private Task<long?> NumberAsync(string query) => Database.ReadAsync(sql => sql.NumberAsync(query), default);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var ended = new CancellationTokenSource(Patience);
        using var rest = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await holds()) await rest.WaitForNextTickAsync(ended.Token);
    }

    [GeneratedRegex(@"\b1[3-9]\d{9}\b")]
    private static partial Regex PhoneNumber();
}
