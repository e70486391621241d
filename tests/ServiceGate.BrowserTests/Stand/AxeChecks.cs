using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ServiceGate.BrowserTests;

/// <summary>What axe finds on a page: the rules of WCAG 2.2 and its best practices. No rule is left out and no finding is allowed.</summary>
internal static class AxeChecks
{
    private const string Theme = "theme => document.documentElement.dataset.bsTheme = theme";
    private static readonly AxeRunOptions All = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>A theme changes colours and nothing else, so that a page is judged in the second one by the rules about colours.</summary>
    private static readonly AxeRunOptions Colours = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block"),
    };

    /// <summary>The findings on the page as it is, one text for each, in both themes; the theme is as before afterwards.</summary>
    /// <param name="page">The page, of somebody whose scripts run: axe is one, and would wait for ever.</param>
    /// <param name="where">In what frame it is looked at, for the texts.</param>
    internal static async Task<IReadOnlyList<string>> AxeAsync(this IPage page, string where)
    {
        var before = await page.EvaluateAsync<string>("() => document.documentElement.dataset.bsTheme");
        var wrong = new List<string>();
        foreach (var (theme, rules) in new[] { ("light", All), ("dark", Colours) })
        {
            await page.EvaluateAsync(Theme, theme);
            // Run within the page: the other way opens a browser context of its own for each run and sends all that passed through it, several times the price. No page has frames of another site, for which it is made.
#pragma warning disable CS0618 // Its successor is dearer by what no page here has: frames of other sites.
            var found = await page.RunAxeLegacy(null, rules);
#pragma warning restore CS0618
            wrong.AddRange(found.Violations.SelectMany(rule => rule.Nodes.Take(3).Select(node => $"axe, {where}, {theme}: {rule.Id} ({rule.Help}) at {node.Html}")));
        }
        await page.EvaluateAsync(Theme, before);
        return wrong;
    }
}
