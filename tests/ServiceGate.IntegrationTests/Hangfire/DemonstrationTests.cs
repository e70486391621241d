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
        // Of launches of which nothing is due yet: what the demonstration's past has left is the sweep's. The first that a launch begins puts its others back where their plan has them,
        // which at night is the morning.
        var ahead = await ListAsync("SELECT b.id, b.launch_id FROM batch b WHERE b.status = 'planned' AND b.purpose = 'announcement' AND NOT EXISTS "
            + "(SELECT 1 FROM batch o WHERE o.launch_id = b.launch_id AND o.status = 'planned' AND o.due_at <= @soon)", row => (Id: row.Long("id"), Launch: row.Long("launch_id")));
        var launches = ahead.Select(b => b.Launch).ToHashSet();
        Assert.That(launches, Has.Count.GreaterThan(1));
        await MakeDueAsync([.. launches], TimeProvider.System.GetUtcNow().AddSeconds(3).ToUnixTimeMilliseconds());
        foreach (var launch in launches) _server.Services.GetRequiredService<WorkSignal>().RemindersMoved(launch);

        await UntilAsync(async () => (await TimersAsync(launches)) == 0 && (await BegunAsync(ahead)).Select(b => b.Launch).Distinct().Count() == launches.Count);

        Assert.That((await BegunAsync(ahead)).Select(b => b.By).Distinct(), Is.EqualTo(new[] { "CustomerNoticeReminders.Send" }));
    }

    private async Task SeeAsync(string language, string words)
    {
        using var browser = _server.NewBrowser(language);
        await browser.SignInAsync("fang.yuan");

        var page = (await browser.GetAsync("/hangfire/jobs/scheduled")).Html;

        Assert.That(System.Net.WebUtility.HtmlDecode(page), Does.Contain(words).And.Contain("ServiceGate 日程 agenda"));
        Assert.That(PhoneNumber().IsMatch(page), Is.False);
    }

    // What is planned for some launches, or waits there, in a few seconds, with open gates.
    private Task<bool> MakeDueAsync(IReadOnlyList<long> launches, long due) => Database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("UPDATE batch SET due_at = @due, useful_until = @until, ignore_quiet_hours = 1 WHERE status = 'planned' AND purpose = 'announcement' AND launch_id IN @launches",
                new { due, until = due + 3_600_000, launches });
            await sql.ExecuteAsync("UPDATE gate SET status = 'open', changed_at = @earlier WHERE name = 'notice-release' AND launch_id IN @launches", new { earlier = due - 86_400_000, launches });
            await sql.ExecuteAsync("UPDATE timer SET due_at = @due WHERE launch_id IN @launches", new { due, launches });
            return true;
        },
        default);

    // How many timers of some launches have not rung.
    private async Task<int> TimersAsync(IReadOnlySet<long> launches) => (await ListAsync("SELECT launch_id FROM timer", row => row.Long("launch_id"))).Count(launches.Contains);

    // Which of some batches have begun, and by what.
    private async Task<IReadOnlyList<(long Launch, string By)>> BegunAsync(IReadOnlyList<(long Id, long Launch)> batches)
    {
        var ids = batches.Select(b => b.Id).ToHashSet();
        var begun = await ListAsync("SELECT id, launch_id, begun_by FROM batch WHERE begun_by IS NOT NULL", row => (Id: row.Long("id"), Launch: row.Long("launch_id"), By: row.Text("begun_by")));
        return [.. begun.Where(b => ids.Contains(b.Id)).Select(b => (b.Launch, b.By))];
    }

    private Task<IReadOnlyList<T>> ListAsync<T>(string query, Func<Row, T> map) =>
        Database.ReadAsync(sql => sql.ListAsync(query, new { soon = TimeProvider.System.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds() }, map), default);

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
