using System.Net;
using ServiceGate.IntegrationTests.Outages;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Two people edit the basics of a launch at once: both versions are shown, and what the second has not touched stays as the first left it.</summary>
public sealed class BasicsConflictTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task SecondSave_KeepsTheTitleOfTheFirst_AndItsOwnDescription()
    {
        var number = await Api.CreateLaunchAsync("Both edit");
        var page = $"/launches/{number}/dossier/launch";
        using var person = await Person.SignInAsync(Api, "manager");
        var (first, second) = ((await person.GetAsync(page)).Text, (await person.GetAsync(page)).Text);

        Assert.That((await person.PostAsync(page, Fields(first, "A's title", "Why"))).Status, Is.EqualTo(302));
        var refused = await person.PostAsync(page, Fields(second, "Both edit", "B's description"));

        Assert.That(refused.Status, Is.EqualTo(412));
        var form = FormOf(refused.Text);
        Assert.That((Checked(form, "title"), Checked(form, "description")), Is.EqualTo(("A's title", "B's description")));

        // Sent as it is proposed.
        var chosen = Person.HiddenOf(refused.Text, "title").Concat([new("title", Checked(form, "title")), new("description", Checked(form, "description"))]);
        Assert.That((await person.PostAsync(page, chosen)).Status, Is.EqualTo(302));
        var header = (await Api.GetAsync("manager", $"/launches/{number}")).Body;
        Assert.That(((string)header["title"]!, (string)header["description"]!, (string)header["scope"]!.AsArray()[0]!), Is.EqualTo(("A's title", "B's description", "HZ")));
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string html, string title, string description) =>
    [
        .. Person.HiddenOf(html, "window.start"), new("title", title), new("description", description), new("window.start", "2026-11-28T00:00"), new("window.end", "2026-11-28T06:00"),
        new("window.timeZone", "Asia/Shanghai"), new("scope", "HZ"), new("externalOrders", "TVM-1"),
    ];

    private static string FormOf(string html)
    {
        var at = html.IndexOf("name=\"title\"", StringComparison.Ordinal);
        return html[html.LastIndexOf("<form", at, StringComparison.Ordinal)..html.IndexOf("</form>", at, StringComparison.Ordinal)];
    }

    /// <summary>The value of the ticked choice of a field.</summary>
    private static string Checked(string form, string name)
    {
        var input = System.Text.RegularExpressions.Regex.Matches(form, "<input[^>]*type=\"radio\"[^>]*>").Select(m => m.Value)
            .Single(i => i.Contains($"name=\"{name}\"", StringComparison.Ordinal) && i.Contains(" checked", StringComparison.Ordinal));
        return WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(input, "value=\"([^\"]*)\"").Groups[1].Value);
    }
}
