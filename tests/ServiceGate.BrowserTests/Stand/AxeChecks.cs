using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ServiceGate.BrowserTests;

/// <summary>What axe finds on a page: the rules of WCAG 2.2 and its best practices, in both themes. Nothing is left out and nothing is allowed.</summary>
internal static class AxeChecks
{
    private const string Theme = "theme => document.documentElement.dataset.bsTheme = theme";
    private static readonly string[] Themes = ["dark", "light"];

    /// <summary>The findings on the page as it is, one text for each; the theme is light afterwards.</summary>
    /// <param name="page">The page.</param>
    /// <param name="where">In what frame it is looked at, for the texts.</param>
    internal static async Task<IReadOnlyList<string>> AxeAsync(this IPage page, string where)
    {
        var wrong = new List<string>();
        foreach (var theme in Themes)
        {
            await page.EvaluateAsync(Theme, theme);
            var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            wrong.AddRange(found.Violations.SelectMany(rule => rule.Nodes.Take(3).Select(node => $"axe, {where}, {theme}: {rule.Id} ({rule.Help}) at {node.Html}")));
        }
        return wrong;
    }
}
