using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using ServiceGate.Web.Features.Accounts;
using ServiceGate.Web.Shell.Forms;

namespace ServiceGate.BrowserTests;

/// <summary>Somebody at a browser of his or her own. Forms and fields are found by the names under which they are posted, whatever the language.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page, string language, bool scripts)
    {
        (_context, Page, Language, HasScripts) = (context, page, language, scripts);
        page.Console += (_, message) => Hear(message);
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    internal IPage Page { get; }

    /// <summary>Tag of the language that the browser asks for.</summary>
    internal string Language { get; }

    /// <summary>Whether scripts run.</summary>
    internal bool HasScripts { get; }

    /// <summary>Errors that the browser reported since the last look: scripts that failed, resources that were refused or forbidden.</summary>
    internal IReadOnlyList<string> TakeComplaints()
    {
        var taken = _complaints.ToArray();
        _complaints.Clear();
        return taken;
    }

    /// <summary>Opens a browser window that nobody is signed in at.</summary>
    internal static Task<Visitor> OpenAsync(Server server, string language, bool scripts = true) => OpenAsync(server, language, scripts, state: null);

    /// <summary>Opens another browser window of the same session in another language.</summary>
    internal async Task<Visitor> OpenInAsync(Server server, string language) => await OpenAsync(server, language, scripts: true, await _context.StorageStateAsync());

    private static async Task<Visitor> OpenAsync(Server server, string language, bool scripts, string? state)
    {
        var context = await Chromium.Browser.NewContextAsync(new()
        {
            BaseURL = server.Address,
            Locale = language == "en" ? "en-GB" : language,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = 1280, Height = 900 },
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = state,
        });
        return new Visitor(context, await context.NewPageAsync(), language, scripts);
    }

    /// <summary>Opens a browser window and signs somebody in on the page.</summary>
    internal static async Task<Visitor> SignInAsync(Server server, string userName, string language = "zh-CN", bool scripts = true)
    {
        var visitor = await OpenAsync(server, language, scripts);
        await visitor.GoAsync("/sign-in");
        await visitor.FillAsync("sign-in", ("userName", userName), ("password", DemoOrganisation.Password));
        await visitor.SubmitAsync("sign-in");
        Assert.That(visitor.Path, Is.EqualTo("/"), $"{userName} is signed in");
        return visitor;
    }

    /// <summary>Path and query of the page that is shown.</summary>
    internal string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>Goes to an address and expects a page there.</summary>
    internal async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        Assert.That(answer?.Status, Is.EqualTo(200), path);
    }

    /// <summary>The form of a name.</summary>
    internal ILocator Form(string name) => Page.Locator($"form:has(> input[name=_handler][value=\"{name}\"])");

    /// <summary>Fills fields of a form, each as a person would: text is typed, boxes and choices are clicked.</summary>
    internal async Task FillAsync(string form, params (string Field, string Value)[] fields)
    {
        await RevealAsync(form);
        foreach (var (field, value) in fields) await SetAsync(Form(form).Locator($"[name=\"{field}\"]"), value);
    }

    /// <summary>Fills those fields of a form that a content has and the form offers.</summary>
    internal async Task FillAsync(string form, JsonElement content)
    {
        await RevealAsync(form);
        foreach (var (field, value) in FormContent.Fields(content))
            if (Form(form).Locator($"[name=\"{field}\"]") is var control && await control.CountAsync() > 0) await SetAsync(control, value);
    }

    /// <summary>Opens what is judged, part by part, until it is noted.</summary>
    internal async Task OpenPartsAsync()
    {
        if (!HasScripts)
        {
            while (await Page.Locator("details[data-part]:has([data-open-button])").CountAsync() > 0)
            {
                var part = Page.Locator("details[data-part]:has([data-open-button])").First;
                if (await part.GetAttributeAsync("open") is null) await part.Locator("> summary").ClickAsync();
                await LeaveAsync(() => part.Locator("[data-open-button]").ClickAsync());
            }
            return;
        }
        var parts = Page.Locator("details[data-part]:not([open]) > summary");
        while (await parts.CountAsync() > 0) await parts.First.ClickAsync();
        await Assertions.Expect(Page.Locator("[data-to-open]")).ToHaveCountAsync(0);
    }

    /// <summary>Presses a form's button and waits for the page that answers.</summary>
    internal async Task SubmitAsync(string form)
    {
        await RevealAsync(form);
        await LeaveAsync(() => Form(form).Locator("button").Last.ClickAsync());
    }

    /// <summary>Does something that leads to another page and waits until that has been loaded.</summary>
    internal async Task LeaveAsync(Func<Task> act)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IPage page) => arrived.TrySetResult();
        Page.Load += Arrive;
        try
        {
            await act();
            await arrived.Task.WaitAsync(TimeSpan.FromMinutes(5));
        }
        finally
        {
            Page.Load -= Arrive;
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>Opens what a form is folded away in, and what is folded away in it.</summary>
    private async Task RevealAsync(string form)
    {
        var around = Page.Locator("details:not([open])").Filter(new() { Has = Form(form) });
        if (await around.CountAsync() > 0) await around.Last.Locator("> summary").ClickAsync();
        // The first each time: what was opened is no longer among them.
        var folded = Form(form).Locator("details:not([open]) > summary");
        for (var left = await folded.CountAsync(); left > 0; left--) await folded.First.ClickAsync();
    }

    private static async Task SetAsync(ILocator control, string value)
    {
        var type = await control.First.EvaluateAsync<string>("e => e.tagName === 'SELECT' ? 'select' : e.type");
        if (type == "checkbox") await TickAsync(control, [.. value.Split(',')]);
        else if (type == "radio") await control.And(control.Page.Locator($"[value=\"{value}\"]")).CheckAsync();
        else if (type == "select") await control.SelectOptionAsync(value);
        else if (type != "hidden") await control.FillAsync(value);
    }

    private static async Task TickAsync(ILocator boxes, HashSet<string> wanted)
    {
        foreach (var box in await boxes.AllAsync())
            await box.SetCheckedAsync(wanted.Contains((await box.GetAttributeAsync("value"))!));
    }

    // A refused post is told to the console as well; the tests look at its page.
    private void Hear(IConsoleMessage message)
    {
        if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) _complaints.Enqueue(message.Text);
    }
}
