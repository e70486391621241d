using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Data.Settings;
using ServiceGate.IntegrationTests.Accounts;

namespace ServiceGate.IntegrationTests.Statements;

/// <summary>
/// How many statements a page takes, as the database counts them, with the look at the session: every page of the demonstration is opened by people of all kinds, a few of each route. Lists
/// keep to few however much there is; a page that takes more says why (<see cref="PageLimits"/>).
/// </summary>
public sealed class PageStatementTests
{
    private const int OfEachRoute = 6, MoreVisits = 3;

    private static readonly string[] People = ["fang.yuan", "wang.min", "sun.yue", "chen.jing", "he.ting", "wu.gang", "liang.yu", "zhou.lan"];

    private ServerStand _server = null!;
    private RequestTrace _trace = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await ServerStand.StartAsync(demo: true);
        var settings = _server.Services.GetRequiredService<SettingStore>();
        while (await settings.FindAsync("demo-loaded") is null) await Task.Delay(200);
        _trace = new(_server);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _trace.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Pages_TakeFewStatements_FewMoreWhereNothingOfTheLaunchWasReadBefore()
    {
        var pages = new PageAddresses(_server);
        var visits = new List<Visit>();
        foreach (var person in People) visits.AddRange(await VisitAsync(person, pages));
        Assert.Multiple(() =>
        {
            foreach (var visited in visits.GroupBy(v => v.Route, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                var (most, first, largest) = (visited.MaxBy(v => v.Again.Count)!, visited.MaxBy(v => v.First.Count)!, visited.MaxBy(v => v.Bytes)!);
                TestContext.Out.WriteLine(
                    $"{visited.Key}: {most.Again.Count} ({most.Person} {most.Address}), first {first.First.Count} ({first.Person} {first.Address}), {largest.Bytes / 1024.0:0.0} kB ({largest.Person} {largest.Address})");
                var limit = PageLimits.Of(visited.Key);
                Assert.That(most.Again, Has.Count.LessThanOrEqualTo(limit.Again), $"{most.Person} {most.Address}\n{string.Join('\n', most.Again)}");
                Assert.That(first.First, Has.Count.LessThanOrEqualTo(limit.First), $"{first.Person} {first.Address} for the first time\n{string.Join('\n', first.First)}");
                if (!PageLimits.GrowsWithItsItems(visited.Key)) Assert.That(largest.Bytes, Is.LessThanOrEqualTo(PageLimits.MostBytes), $"{largest.Person} {largest.Address}");
            }
            Assert.That(pages.Routes.Except(visits.Select(v => v.Route), StringComparer.Ordinal), Is.SubsetOf(PageLimits.LedToByNoLink), "no link leads there");
        });
    }

    // Each page twice: for the first time, when nothing of its launch is at hand, and again.
    private async Task<IReadOnlyList<Visit>> VisitAsync(string person, PageAddresses pages)
    {
        using var browser = _server.NewBrowser();
        await browser.SignInAsync(person);
        var (open, known, visits) = (new Queue<string>(["/"]), new HashSet<string>(StringComparer.Ordinal) { "/" }, new List<Visit>());
        while (open.TryDequeue(out var address))
        {
            if (pages.RouteOf(address) is not { } route || visits.Count(v => v.Route == route) >= OfEachRoute) continue;
            var answer = await browser.GetAsync(address);
            var first = await TakenAsync(browser, address, PageLimits.Of(route).First, forgets: true);
            var again = await TakenAsync(browser, address, PageLimits.Of(route).Again, forgets: false);
            if (answer.Status is HttpStatusCode.OK) visits.Add(new(person, route, address, first, again, System.Text.Encoding.UTF8.GetByteCount(answer.Html)));
            foreach (var link in PageAddresses.LinksOf(answer.Html).Where(known.Add)) open.Enqueue(link);
        }
        return visits;
    }

    // The demonstration goes on meanwhile: what has just changed is read anew by whichever page is shown next, as is now and then who is who. The page's own are the fewest of some visits.
    private async Task<IReadOnlyList<string>> TakenAsync(Browser browser, string address, int limit, bool forgets)
    {
        var fewest = await _trace.OfAsync(() => browser.GetAsync(address), forgets);
        for (var more = 0; more < MoreVisits && fewest.Count > limit; more++)
            if (await _trace.OfAsync(() => browser.GetAsync(address), forgets) is var again && again.Count < fewest.Count) fewest = again;
        return fewest;
    }

    private sealed record Visit(string Person, string Route, string Address, IReadOnlyList<string> First, IReadOnlyList<string> Again, int Bytes);
}
