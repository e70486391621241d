using System.Net;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The summary above a form names each field and leads to it.</summary>
public sealed class ErrorSummaryTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task APlanWithoutItsMinutes_SaysWhichFieldIsMissing()
    {
        var page = $"/launches/{await Api.CreateLaunchAsync()}/dossier/contingency";
        using var person = await Person.SignInAsync(Api, "manager");
        var form = (await person.GetAsync(page)).Text;

        var refused = await person.PostAsync(page,
        [
            .. Person.HiddenOf(form, "trigger"), new("title", "Boxes fail"), new("riskKey", "R1"), new("trigger", "More than 10 calls"),
            new("actions[0].what", "Stop"), new("actions[0].who", "IT"), new("actions[0].withinMinutes", "5"), new("actions[1].what", "Tell"), new("actions[1].who", "Hotline"),
        ]);

        var html = WebUtility.HtmlDecode(refused.Text);
        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(html, Does.Contain("contingency-P1-actions[1].withinMinutes\"><b>Within minutes 2</b>: Please choose or enter a value."), html);
        Assert.That(html, Does.Contain("id=\"contingency-P1-actions[1].withinMinutes\"").And.Not.Contain("member"));
    }

    [Test]
    public async Task AGroupOfBoxes_IsNamedAndLedTo()
    {
        var page = $"/launches/{await Api.CreateLaunchAsync()}/dossier/launch";
        using var person = await Person.SignInAsync(Api, "manager");
        var form = (await person.GetAsync(page)).Text;

        var refused = await person.PostAsync(page,
        [
            .. Person.HiddenOf(form, "window.start"), new("title", ""), new("window.start", "2026-11-28T00:00"), new("window.end", "2026-11-28T06:00"), new("window.timeZone", "Asia/Shanghai"),
        ]);

        var html = WebUtility.HtmlDecode(refused.Text);
        Assert.That(html, Does.Contain("#header-title\"><b>Title</b>: ").And.Contain("#header-scope\"><b>").And.Contain("id=\"header-scope\""), html);
    }
}
