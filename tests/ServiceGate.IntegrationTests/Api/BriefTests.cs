using System.Globalization;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The one screen of a reviewer over HTTP: what is stated, what is not, and what was seen.</summary>
public sealed class BriefTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task WhatIsNotStated_IsAbsent_AndNothingIsInvented()
    {
        var number = await Api.CreateLaunchAsync();

        var brief = (await Api.GetAsync("reviewer", $"/launches/{number}/brief")).Body;

        foreach (var member in new[] { "impact", "latestRollback", "rollbackMinutes", "level" }) Assert.That(brief[member], Is.Null, member);
        foreach (var member in new[] { "bills", "texts", "calls", "exceptions", "since", "opened" }) Assert.That(brief[member]!.AsArray(), Is.Empty, member);
        Assert.That((string)brief["windowEnd"]!, Does.StartWith("2026-11-27T22:00"));
        Assert.That(brief["missing"]!.AsArray().Select(m => (string)m!["section"]!), Does.Contain("concerns").And.Contain("risks"));
        Assert.That((bool)brief["asksForOpening"]!, Is.False);
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/brief")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task WhatTheOwnerStates_IsShown_AndChangesNothingWhereItIsLeftOut()
    {
        var created = await Api.SendAsync("manager", HttpMethod.Post, "/launches", Launch("2026-11-28T04:30"));
        Assert.That(created.Status, Is.EqualTo(201), created.Text);

        var brief = (await Api.GetAsync("reviewer", $"/launches/{created.Member("number")}/brief")).Body;

        Assert.That(brief["impact"]!.ToJsonString(), Is.EqualTo("""{"service":"IPTV live","minutes":90,"flaps":2,"important":3,"elderlyPercent":31,"latestRollback":"2026-11-28T04:30"}"""));
        Assert.That(((string)brief["bills"]![0]!["before"]!, (string)brief["bills"]![0]!["after"]!, (int)brief["rollbackMinutes"]!), Is.EqualTo(("58.00", "68.00", 90)));
        Assert.That(((int)brief["whom"]!["important"]!, (int)brief["whom"]!["elderlyPercent"]!), Is.EqualTo((3, 31)));
    }

    [Test]
    public async Task TheBasics_SentAsTheyWereRead_KeepWhatTheySay()
    {
        var created = await Api.SendAsync("manager", HttpMethod.Post, "/launches", Launch("2026-11-28T04:30"));
        var address = $"/launches/{created.Member("number")}/dossier/launch/header";
        var read = await Api.GetAsync("manager", address);
        Assert.That((string?)read.Body["content"]!["impact"]!["service"], Is.EqualTo("IPTV live"));

        var saved = await Api.SendAsync("manager", HttpMethod.Put, address, read.Body["content"], ifMatch: read.Tag);

        Assert.That(saved.Status, Is.EqualTo(200), saved.Text);
        Assert.That((string?)(await Api.GetAsync("manager", address)).Body["hash"], Is.EqualTo((string?)read.Body["hash"]));
    }

    [TestCase("2026-11-28T06:00", "58.00", "rollback.outside-window header.impact.latestRollback")]
    [TestCase("2026-11-28T05:59", "5,8", "test-bill.amount header.bills[0].before")]
    public async Task WhatIsWrong_IsNamedBesideItsField(string latest, string before, string broken)
    {
        var refused = await Api.SendAsync("manager", HttpMethod.Post, "/launches", Launch(latest, before));
        Assert.That(refused.Status, Is.EqualTo(422), refused.Text);
        Assert.That($"{refused.Rule} {(string)refused.Body["violations"]![0]!["field"]!}", Does.EndWith(broken.Split('.')[^1]));
        Assert.That(refused.Rule, Is.EqualTo(broken.Split(' ')[0]));
    }

    [Test]
    public async Task ALook_IsNotedForTheOneWhoLooks_AndWhatChangesAfterwardsIsShown()
    {
        var number = await Api.CreateLaunchAsync();
        var address = $"/launches/{number}";
        var seen = (await Api.GetAsync("reviewer", address + "/brief")).Tag;

        var noted = await Api.SendAsync("reviewer", HttpMethod.Post, address + "/looks", new { opened = new[] { "launch", "risks" } }, ifMatch: seen);
        Assert.That(noted.Body["opened"]!.ToJsonString(), Is.EqualTo("""["launch","risks"]"""), noted.Text);
        await Api.SendAsync("manager", HttpMethod.Put, address + "/dossier/risks/R1", ApiStand.Risk(), ifMatch: "\"0\"");

        var brief = (await Api.GetAsync("reviewer", address + "/brief")).Body;
        var since = brief["since"]!.AsArray().Single()!;
        Assert.That(((string)since["section"]!, since["items"]!.ToJsonString(), (bool)since["byDecision"]!), Is.EqualTo(("risks", """["R1"]""", false)));
        Assert.That(brief["opened"]!.ToJsonString(), Is.EqualTo("""["launch"]"""), "the section has changed since");
        Assert.That((await Api.GetAsync("auditor", address + "/brief")).Body["since"]!.AsArray(), Is.Empty);
        Assert.That((await Api.SendAsync("reviewer", HttpMethod.Post, address + "/looks", new { }, ifMatch: seen)).Status, Is.EqualTo(412));
        Assert.That((await Api.SendAsync("reviewer", HttpMethod.Post, address + "/looks", new { })).Status, Is.EqualTo(428));
        Assert.That((await Api.SendAsync("outsider", HttpMethod.Post, address + "/looks", new { }, ifMatch: seen)).Status, Is.EqualTo(404));
    }

    private static object Launch(string latest, string before = "58.00") => new
    {
        kind = "it-cutover",
        unit = "HZ",
        header = new
        {
            title = "IPTV platform " + latest.Length.ToString(CultureInfo.InvariantCulture),
            window = new { start = "2026-11-28T00:00", end = "2026-11-28T06:00", timeZone = "Asia/Shanghai" },
            scope = new[] { "HZ" },
            impact = new { service = " IPTV live ", minutes = 90, flaps = 2, important = 3, elderlyPercent = 31, latestRollback = latest },
            bills = new[] { new { @case = "Gold, IPTV 4K", before, after = "68.00", unit = "CNY/month" } },
        },
    };
}
