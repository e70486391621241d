using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>Two people edit the same item.</summary>
public sealed class ConflictTests : ServedFixture
{
    [Test]
    public async Task SecondEdit_OfAnItemChangedMeanwhile_ChoosesFieldByField()
    {
        var number = await LaunchAsync("冲突");
        await using var first = await OpenAsync(number);
        await using var second = await OpenAsync(number);
        await first.FillAsync("risks-R1", ("owner", "甲"), ("controls", "甲的措施"));
        await first.SubmitAsync("risks-R1");
        await second.FillAsync("risks-R1", ("owner", "乙"), ("controls", "乙的措施"));
        await second.SubmitAsync("risks-R1");
        await second.LookAsync("conflict", dark: true);
        Assert.That(await second.Form("risks-R1").Locator("fieldset").CountAsync(), Is.EqualTo(2), "the two fields that differ");

        await second.FillAsync("risks-R1", ("owner", "甲"), ("controls", "乙的措施"));
        await second.SubmitAsync("risks-R1");
        Assert.That(second.Path, Does.EndWith("?saved=R1"));
        var risk = await Server.ItemAsync(number, "risks", "R1");
        Assert.That((risk.GetProperty("owner").GetString(), risk.GetProperty("controls").GetString()), Is.EqualTo(("甲", "乙的措施")));
        Assert.That(risk.GetProperty("title").GetString(), Is.EqualTo(Sample.Item("risks", "R1").GetProperty("title").GetString()), "what did not differ stays");
    }

    [Test]
    public async Task SecondEdit_OfChannels_KeepsSeveralValues()
    {
        var number = await LaunchAsync("渠道冲突");
        await Server.FillAsync(number, "sun.yue", "notices");
        await using var first = await OpenAsync(number, "sun.yue", "notices");
        await using var second = await OpenAsync(number, "sun.yue", "notices");
        await first.FillAsync("notices-announce-72h", ("deviationReason", "甲"));
        await first.SubmitAsync("notices-announce-72h");
        await second.FillAsync("notices-announce-72h", ("deviationReason", "乙"));
        await second.SubmitAsync("notices-announce-72h");
        await second.FillAsync("notices-announce-72h", ("deviationReason", "乙"));
        await second.SubmitAsync("notices-announce-72h");
        var step = await Server.ItemAsync(number, "notices", "announce-72h");
        Assert.That(step.GetProperty("deviationReason").GetString(), Is.EqualTo("乙"));
        Assert.That(step.GetProperty("channels").EnumerateArray().Select(c => c.GetString()), Is.EqualTo(new[] { "sms", "push" }));
    }

    [Test]
    public async Task Typing_InASavedItem_IsSavedByItself()
    {
        var number = await LaunchAsync("自动保存");
        await using var manager = await OpenAsync(number);
        await manager.FillAsync("risks-R1", ("owner", "丙"));
        await Assertions.Expect(manager.Form("risks-R1").Locator("[data-autosave-status]")).ToHaveAttributeAsync("data-state", "saved", new() { Timeout = 20_000 });
        Assert.That((await Server.ItemAsync(number, "risks", "R1")).GetProperty("owner").GetString(), Is.EqualTo("丙"));
        await manager.FillAsync("risks-R1", ("owner", "丁"));
        await manager.SubmitAsync("risks-R1");
        Assert.That(manager.Path, Does.EndWith("?saved=R1"), "the form knows the revision that was saved by itself");
    }

    private async Task<string> LaunchAsync(string title)
    {
        var number = await Server.CreateLaunchAsync(title);
        await Server.FillAsync(number, "wang.min", "risks");
        return number;
    }

    private async Task<Visitor> OpenAsync(string number, string person = "wang.min", string part = "dossier/risks")
    {
        var visitor = await Visitor.SignInAsync(Server, person);
        await visitor.GoAsync($"/launches/{number}/{part}");
        return visitor;
    }
}
