using System.Net;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Comments on concerns over HTTP and on pages: said, read, narrowed, and what is wrong beside what was typed.</summary>
public sealed class CommentTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task AComment_IsSaidAndRead_AndWhoIsMentionedIsTold()
    {
        var number = await Api.CreateLaunchAsync();
        var said = await Api.SendAsync("reviewer", HttpMethod.Post, $"/launches/{number}/comments", new { concern = "I1", text = "@manager 报告在哪里？" });
        Assert.That(said.Status, Is.EqualTo(201), said.Text);
        await Api.SendAsync("manager", HttpMethod.Post, $"/launches/{number}/comments", new { concern = "C1", text = "另一条" });

        var all = (await Api.GetAsync("auditor", $"/launches/{number}/comments")).Body["items"]!.AsArray();
        var one = (await Api.GetAsync("auditor", $"/launches/{number}/comments?concern=I1")).Body["items"]!.AsArray().Single()!;

        Assert.That(all, Has.Count.EqualTo(2));
        Assert.That(((string)one["text"]!, (string)one["by"]!["userName"]!, (string)one["mentions"]![0]!["userName"]!), Is.EqualTo(("@manager 报告在哪里？", "reviewer", "manager")));
        Assert.That((await Api.GetAsync("manager", "/messages")).Text, Does.Contain("concern-mention"));
        Assert.That((await Api.SendAsync("reviewer", HttpMethod.Post, $"/launches/{number}/comments", new { concern = "I1", text = "@outsider 你好" })).Rule, Is.EqualTo("comment.mention-unknown"));
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/comments")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task ThePage_KeepsWhatWasTyped_AndShowsTheThread_AlsoOnPaper()
    {
        var number = await Api.CreateLaunchAsync();
        var address = $"/launches/{number}/comments";
        using var reviewer = await Person.SignInAsync(Api, "reviewer");
        var page = (await reviewer.GetAsync(address + "?concern=I1")).Text;

        var refused = await reviewer.PostAsync(address, [.. Person.HiddenOf(page, "concern"), new("concern", "I1"), new("text", "@nobody 请看")]);
        Assert.That((refused.Status, WebUtility.HtmlDecode(refused.Text).Contains("@nobody 请看", StringComparison.Ordinal)), Is.EqualTo((422, true)), refused.Text);
        var saved = await reviewer.PostAsync(address, [.. Person.HiddenOf(page, "concern"), new("concern", "I1"), new("text", "@manager 请看 <b>这里</b>")]);
        Assert.That(saved.Status, Is.EqualTo(302), saved.Text);

        foreach (var where in new[] { "/comments", "/comments?concern=I1", "/print" })
            Assert.That((await reviewer.GetAsync($"/launches/{number}{where}")).Text, Does.Contain("&lt;b&gt;"), where);
        Assert.That((await reviewer.GetAsync($"/launches/{number}/comments?concern=C1")).Text, Does.Not.Contain("&lt;b&gt;"));
    }
}
