namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>axe finds nothing on the pages, whoever looks at them, in both languages and themes and at both widths.</summary>
public sealed class AxeTests : ServedFixture
{
    private static readonly string[] OfALaunch =
        ["", "/flow", "/dossier", "/dossier/concerns", "/dossier/risks", "/dossier/contingency", "/dossier/channels", "/dossier/trials", "/review", "/notices", "/run", "/history"];

    private static readonly string[] OfTheHouse = ["/", "/launches", "/notices", "/definitions", "/organisation", "/account"];

    [TestCase("wang.min", "zh-CN")]
    [TestCase("wang.min", "en")]
    [TestCase("sun.yue", "zh-CN")]
    [TestCase("chen.jing", "en")]
    public async Task Pages_HaveNoFindings(string person, string language)
    {
        var number = await Server.CreateLaunchAsync("可用性");
        foreach (var section in new[] { "concerns", "risks", "channels" }) await Server.FillAsync(number, "wang.min", section);
        await using var visitor = await Visitor.SignInAsync(Server, person, language);
        var wrong = new List<string>();
        foreach (var path in OfTheHouse.Concat(OfALaunch.Select(part => $"/launches/{number}{part}")))
        {
            await visitor.GoAsync(path);
            foreach (var width in new[] { PageChecks.Wide, PageChecks.Narrow })
            {
                await visitor.Page.SetViewportSizeAsync(width, 900);
                wrong.AddRange((await visitor.Page.AxeAsync($"{width} px")).Select(finding => $"{path}: {finding}"));
            }
        }
        Assert.That(wrong, Is.Empty);
    }
}
