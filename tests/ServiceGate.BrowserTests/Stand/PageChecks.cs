using System.Text.Json;
using Microsoft.Playwright;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.BrowserTests;

/// <summary>What must hold on every page, whoever looks at it and in which language.</summary>
internal static class PageChecks
{
    internal const int Narrow = 360;
    internal const int Wide = 1280;
    private const int MostBytes = 60 * 1024;

    private static readonly HashSet<string> Controls =
    [
        "button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "spinbutton", "DisclosureTriangle", "Date", "DateTime", "listbox", "switch",
    ];

    /// <summary>First parts of the keys of texts: <c>launch</c> of <c>launch.window</c>.</summary>
    private static readonly Lazy<string> KeyAreas = new(() =>
        string.Join('|', TextCatalogue.Load(strict: false).Entries(SupportedLanguage.Chinese).Keys.Select(k => k.Split('.')[0]).Distinct(StringComparer.Ordinal)));

    // Words of the page: what is read, and what is read aloud or shown on hovering. Code (records as they are stored) is nobody's language.
    private const string Words = """
        () => {
          const code = [...document.querySelectorAll("code")];
          for (const element of code) element.hidden = true;
          const parts = [document.title, document.body.innerText];
          for (const element of code) element.hidden = false;
          for (const element of document.querySelectorAll("[title],[aria-label],[placeholder],[alt]"))
            for (const name of ["title", "aria-label", "placeholder", "alt"])
              if (element.hasAttribute(name)) parts.push(element.getAttribute(name));
          return parts.join("\n");
        }
        """;

    // How far the page is wider than the window, and what sticks out.
    private const string Overflow = """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.scrollingElement.scrollWidth <= width) return [];
          return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1 && e.checkVisibility())
            .map(e => `${e.tagName.toLowerCase()}${e.id ? "#" + e.id : ""}.${e.getAttribute("class") ?? ""} ${Math.round(e.getBoundingClientRect().right)}px`).slice(0, 12);
        }
        """;

    private const string DoubledIds = """
        () => { const ids = [...document.querySelectorAll("[id]")].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }
        """;

    private const string Unfold = "open => document.querySelectorAll('main details').forEach(d => { if (open) { d.dataset.was = d.open; d.open = true; } else d.open = d.dataset.was === 'true'; })";

    /// <summary>Checks the page that a visitor sees, at both widths, and leaves pictures of it under a name.</summary>
    internal static async Task LookAsync(this Visitor visitor, string name, bool dark = false)
    {
        var (page, wrong) = (visitor.Page, new List<string>());
        await PictureAsync(visitor, $"{name}-{Wide}");
        await page.EvaluateAsync(Unfold, true);
        wrong.AddRange(await WordsAsync(visitor));
        wrong.AddRange(await SizeAsync(visitor));
        wrong.AddRange((await page.EvaluateAsync<string[]>(DoubledIds)).Select(id => $"id twice: {id}"));
        wrong.AddRange((await NamelessAsync(page)).Select(role => $"no accessible name: {role}"));
        if (visitor.HasScripts) wrong.AddRange(await page.AxeAsync($"{Wide} px"));
        await page.SetViewportSizeAsync(Narrow, 800);
        wrong.AddRange((await page.EvaluateAsync<string[]>(Overflow)).Select(element => $"wider than {Narrow} px: {element}"));
        if (visitor.HasScripts) wrong.AddRange(await page.AxeAsync($"{Narrow} px"));
        await page.EvaluateAsync(Unfold, false);
        await PictureAsync(visitor, $"{name}-{Narrow}");
        await page.SetViewportSizeAsync(Wide, 900);
        if (dark) await InDarkAsync(visitor, name);
        wrong.AddRange(visitor.TakeComplaints().Select(complaint => $"the browser complains: {complaint}"));
        Assert.That(wrong, Is.Empty, $"{visitor.Path} ({name}, {visitor.Language})");
    }

    private static async Task<IEnumerable<string>> WordsAsync(Visitor visitor)
    {
        var wrong = new List<string>();
        var words = await visitor.Page.EvaluateAsync<string>(Words);
        wrong.AddRange(System.Text.RegularExpressions.Regex.Matches(words, $@"⟦[^⟧]*⟧|(?<![\w./@-])(?:{KeyAreas.Value})(?:\.[a-z][A-Za-z0-9-]*)+(?!\.?[\w/@])(?<!\.csv)")
            .Select(match => $"not translated: {match.Value}"));
        var language = await visitor.Page.EvaluateAsync<string>("() => document.documentElement.lang");
        if (language != visitor.Language) wrong.Add($"the page says that its language is {language}");
        if (await visitor.Page.Locator("h1").CountAsync() != 1) wrong.Add("not exactly one h1");
        return wrong;
    }

    /// <summary>Today and the page of a launch, which are looked at all day, stay small.</summary>
    private static async Task<IEnumerable<string>> SizeAsync(Visitor visitor)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch(visitor.Path, "^/(launches/[A-Z]+-[0-9-]+)?$")) return [];
        var bytes = (await (await visitor.Page.APIRequest.GetAsync(visitor.Path)).BodyAsync()).Length;
        return bytes > MostBytes ? [$"{bytes} bytes of HTML"] : [];
    }

    /// <summary>Roles of controls that assistive technology could not name.</summary>
    private static async Task<IReadOnlyList<string>> NamelessAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value;
        await session.DetachAsync();
        return [.. tree.GetProperty("nodes").EnumerateArray().Where(n => !n.GetProperty("ignored").GetBoolean() && Controls.Contains(Text(n, "role")) && Text(n, "name").Trim().Length == 0)
            .Select(n => $"{Text(n, "role")} in {n.GetProperty("backendDOMNodeId").GetInt32()}")];
    }

    private static string Text(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) && value.TryGetProperty("value", out var text) ? text.ToString() : "";

    private static async Task InDarkAsync(Visitor visitor, string name)
    {
        await visitor.Page.EvaluateAsync("theme => document.documentElement.dataset.bsTheme = theme", "dark");
        await PictureAsync(visitor, $"{name}-{Wide}-dark");
        await visitor.Page.EvaluateAsync("theme => document.documentElement.dataset.bsTheme = theme", "light");
    }

    private static async Task PictureAsync(Visitor visitor, string name) =>
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, visitor.Language, $"{name}.png"), FullPage = true });
}
