using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Story;

/// <summary>What several steps of the story share.</summary>
public sealed partial class StoryTests
{
    /// <summary>Somebody, signed in since the first step, at a page.</summary>
    private async Task<Visitor> AsAsync(string userName, string path)
    {
        if (!_visitors.TryGetValue(userName, out var visitor))
            _visitors[userName] = visitor = await Visitor.SignInAsync(_server, userName, language);
        await visitor.GoAsync(path);
        return visitor;
    }

    private async Task SignAsync(string person, string department)
    {
        var reviewer = await AsAsync(person, $"{Launch}/review/review-{department}");
        await reviewer.LookAsync($"review-{department}");
        await DecideAsync(reviewer, $"review-{department}");
    }

    /// <summary>Approves the step that is open.</summary>
    private async Task DecideAsync(Visitor visitor, string step)
    {
        Assert.That(visitor.Path, Is.EqualTo($"{Launch}/review/{step}"));
        await visitor.FillAsync("decide", ("decision", "approve"));
        await visitor.SubmitAsync("decide");
        Assert.That(visitor.Path, Is.EqualTo($"{Launch}/review"), "decided");
    }

    private static ILocator Gate(Visitor visitor, string gate, string state) => visitor.Page.Locator($"#gate-{gate} .pill-{state}");

    /// <summary>Waits until the page, kept up to date by the server, shows so many batches as done.</summary>
    private static Task BatchesDoneAsync(Visitor visitor, int count) =>
        Assertions.Expect(visitor.Page.Locator("#batches .pill-open")).ToHaveCountAsync(count, new() { Timeout = 60_000 });

    /// <summary>The pages beside the launch.</summary>
    private async Task LookAroundAsync()
    {
        await using var stranger = await Visitor.OpenAsync(_server, language);
        await stranger.GoAsync("/sign-in");
        await stranger.LookAsync("sign-in", dark: true);
        await LookAsync("wang.min", ("today", "/"), ("launches", "/launches"), ("launches-none", "/launches?q=nothing"), ("notices-board", "/notices?status=done"),
            ("definitions", "/definitions"), ("account", "/account"), ("run-manager", $"{Launch}/run"));
        await LookAsync("wu.gang", ("history", "/history"), ("organisation-read", "/organisation"));
        await LookAsync("admin", ("organisation", "/organisation"), ("people", "/people"), ("person", "/people/he.ting"),
            ("definition", "/definitions/it-cutover/2"), ("simulation", "/definitions/it-cutover/2/simulation"));
        var manager = await AsAsync("wang.min", $"{Launch}/notices");
        await manager.LeaveAsync(() => manager.Page.Locator("#batches a").First.ClickAsync());
        await manager.LookAsync("batch");
    }

    private async Task LookAsync(string userName, params (string Name, string Path)[] pages)
    {
        foreach (var (name, path) in pages) await (await AsAsync(userName, path)).LookAsync(name, dark: name is "today" or "organisation");
    }
}
