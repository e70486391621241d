using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Story;

/// <summary>What several steps of the story share.</summary>
public sealed partial class StoryTests
{
    /// <summary>Somebody, signed in since the first step, at a page.</summary>
    private async Task<Visitor> AsAsync(string userName, string path)
    {
        if (!_visitors.TryGetValue(userName, out var visitor))
            _visitors[userName] = visitor = await Visitor.SignInAsync(_server, userName, EnglishSpeakers.Contains(userName) ? English : Chinese);
        await visitor.GoAsync(path);
        return visitor;
    }

    /// <summary>Looks at the page where somebody is, and at the same page in the other language.</summary>
    /// <param name="visitor">Who looks.</param>
    /// <param name="name">Name of the pictures.</param>
    /// <param name="dark">Whether it is looked at in the dark as well.</param>
    /// <param name="form">The form whose answer the page is; null: the page has an address of its own.</param>
    private async Task LookAsync(Visitor visitor, string name, bool dark = false, string? form = null)
    {
        await visitor.LookAsync(name, dark);
        if (!_others.TryGetValue(visitor, out var other))
            _others[visitor] = other = await visitor.OpenInAsync(_server, visitor.Language == English ? Chinese : English);
        await other.GoAsync(visitor.Path);
        if (form is not null) await other.SubmitAsync(form);
        Assert.That(other.Path, Is.EqualTo(visitor.Path), name);
        await other.LookAsync(name, dark);
    }

    private async Task SignAsync(string person, string department)
    {
        var reviewer = await AsAsync(person, $"{Launch}/review/review-{department}");
        await LookAsync(reviewer, $"review-{department}");
        await DecideAsync(reviewer, $"review-{department}");
    }

    /// <summary>Approves the step that is open.</summary>
    private async Task DecideAsync(Visitor visitor, string step)
    {
        Assert.That(visitor.Path, Is.EqualTo($"{Launch}/review/{step}"));
        await visitor.OpenPartsAsync();
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
        await using var stranger = await Visitor.OpenAsync(_server, Chinese);
        await stranger.GoAsync("/sign-in");
        await LookAsync(stranger, "sign-in", dark: true);
        await LookAsync("wang.min", ("today", "/"), ("launches", "/launches"), ("launches-none", "/launches?q=nothing"), ("kinds", "/launches/new"), ("notices-board", "/notices?status=done"),
            ("definitions", "/definitions"), ("account", "/account"), ("second-factor", "/account/second-factor"), ("run-manager", $"{Launch}/run"),
            ("flow", $"{Launch}/flow"), ("launch-history", $"{Launch}/history"));
        await LookAsync("sun.yue", ("announcements", "/announcements"), ("calendar", "/calendar"), ("refusals", "/refusals"), ("duty", "/units/HZ/duty"),
            ("approved-texts", "/units/HZ/approved-texts"));
        await LookAsync("he.ting", ("customers", "/customers"));
        await LookAsync("chen.jing", ("reviews", "/reviews"));
        await LookAsync("wu.gang", ("history", "/history"), ("organisation-read", "/organisation"), ("security", "/security"));
        await LookAsync("admin", ("organisation", "/organisation"), ("people", "/people"), ("person", "/people/he.ting"), ("absences", "/people/he.ting/absences"), ("nodes", "/nodes"),
            ("definition", "/definitions/it-cutover/2"), ("simulation", "/definitions/it-cutover/2/simulation"));
        var manager = await AsAsync("wang.min", $"{Launch}/notices");
        await manager.LeaveAsync(() => manager.Page.Locator("#batches a").First.ClickAsync());
        await LookAsync(manager, "batch");
    }

    private async Task LookAsync(string userName, params (string Name, string Path)[] pages)
    {
        foreach (var (name, path) in pages) await LookAsync(await AsAsync(userName, path), name, dark: name is "today" or "organisation");
    }
}
