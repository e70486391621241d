using System.Net;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>A dossier drafted from an earlier one: the forms show what that one says, marked as not saved, to whoever may read it.</summary>
public sealed class CopiedDossierPageTests
{
    [Test]
    public async Task Forms_ShowWhatTheEarlierOneSays_UntilItIsSaved()
    {
        var api = await ApiStand.StartAsync();
        var earlier = await api.CreateLaunchAsync("Earlier");
        await SaveRiskAsync(api, earlier, "Cards go dark");
        using (var person = await Person.SignInAsync(api, "manager"))
        {
            const string page = "/launches/new?kind=it-cutover";
            var form = (await person.GetAsync(page)).Text;
            Assert.That(form, Does.Contain($"<option value=\"{earlier}\">Earlier</option>"));
            KeyValuePair<string, string>[] typed =
            [
                .. Person.HiddenOf(form, "window.start"), new("unit", "HZ"), new("title", "Later"), new("window.start", "2026-11-28T00:00"), new("window.end", "2026-11-28T06:00"),
                new("window.timeZone", "Asia/Shanghai"), new("scope", "HZ"),
            ];
            var refused = await person.PostAsync(page, [.. typed, new("copyFrom", "HZ-2026-099999")]);
            Assert.That(refused.Status, Is.EqualTo(422));
            Assert.That(WebUtility.HtmlDecode(refused.Text), Does.Contain("There is no launch HZ-2026-099999 that you may read."));
            Assert.That(refused.Text, Does.Contain("value=\"HZ-2026-099999\"").And.Contain("value=\"Later\""));
            Assert.That((await person.PostAsync(page, [.. typed, new("copyFrom", earlier)])).Status, Is.EqualTo(302));

            const string later = "HZ-2026-000002";
            var risks = (await person.GetAsync($"/launches/{later}/dossier/risks")).Text;
            Assert.That(risks, Does.Contain("value=\"Cards go dark\"").And.Contain($"from {earlier}, not saved yet").And.Contain("R2"));
            Assert.That((await api.GetAsync("manager", $"/launches/{later}/dossier/risks/R1")).Status, Is.EqualTo(404), "nothing is content yet");
            Assert.That((string)(await api.GetAsync("manager", $"/launches/{later}")).Body["copiedFrom"]!, Is.EqualTo(earlier));

            await SaveRiskAsync(api, later, "Cards stay dark");
            Assert.That((await person.GetAsync($"/launches/{later}/dossier/risks")).Text, Does.Contain("Cards stay dark").And.Not.Contain("Cards go dark").And.Not.Contain("not saved yet"));
        }
        await api.DisposeAsync();
    }

    private static async Task SaveRiskAsync(ApiStand api, string launch, string title)
    {
        var saved = await api.SendAsync("manager", HttpMethod.Put, $"/launches/{launch}/dossier/risks/R1", new
        {
            title,
            cause = "Old firmware",
            likelihood = 2,
            impact = 3,
            residualLikelihood = 1,
            residualImpact = 2,
            customersAffected = 40,
            controls = "Swap cards",
            owner = "IT",
        }, ifNoneMatch: "*");
        Assert.That(saved.Status, Is.AnyOf(200, 201), saved.Text);
    }
}
