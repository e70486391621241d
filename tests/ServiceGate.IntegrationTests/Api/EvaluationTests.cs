using System.Net;
using System.Text.RegularExpressions;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The evaluation of a launch, and what opens its gates, over HTTP and on its page.</summary>
public sealed class EvaluationTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task ADraft_IsExplainedLineByLine_AndSaysWhatOpensItsGates()
    {
        var number = await Api.CreateLaunchAsync();
        var parts = (await Api.GetAsync("manager", $"/launches/{number}/evaluation")).Body["parts"]!.AsArray();
        // Of eight parts only the basics are there: an eighth of a hundred, rounded down.
        Assert.That(parts, Has.Count.EqualTo(8));
        var trials = parts.Single(p => (string)p!["section"]! == "trials")!;
        Assert.That(((int)trials["percent"]!, (string)trials["lines"]![0]!["rule"]!, (int)trials["lines"]![0]!["part"]!, (int)trials["lines"]![0]!["whole"]!), Is.EqualTo((0, "trial.none", 100, 25)));
        Assert.That(parts.Single(p => (string)p!["section"]! == "risks")!["conclusions"]!.AsArray().Select(c => $"{c!["step"]} {c["verdict"]} {c["stands"]}"), Does.Contain("review-it  false"));

        var opening = (await Api.GetAsync("manager", $"/launches/{number}/gates/notice-release/opening")).Body;
        var acts = opening["acts"]!.AsArray().Select(a => $"{a!["kind"]} {a["step"]}").ToList();
        Assert.That(acts, Does.Contain("hand-in dossier").And.Contain("agree agree").And.Contain("hand-in audience").And.Contain("sign review-it").And.Contain("mend "));
        Assert.That(acts.IndexOf("hand-in dossier"), Is.LessThan(acts.IndexOf("sign review-it")), "in the order in which they are due");

        var added = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/trials/T1", Trial, ifNoneMatch: "*");
        Assert.That(added.Status, Is.EqualTo(201), added.Text);
        Assert.That((int)(await Api.GetAsync("manager", $"/launches/{number}/evaluation")).Body["percent"]!, Is.EqualTo(25), "as the line had said");
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/gates/notice-release/opening")).Body["acts"]!.AsArray(), Has.Count.EqualTo(acts.Count - 1), "one act less");
    }

    [Test]
    public async Task ThePage_ShowsTheSame_AndTheOverviewLeadsThere()
    {
        var number = await Api.CreateLaunchAsync();
        var acts = (await Api.GetAsync("manager", $"/launches/{number}/gates/go-ahead/opening")).Body["acts"]!.AsArray().Count;
        using var manager = await Person.SignInAsync(Api, "manager");
        // What scripts fill in later stands in templates.
        var english = Regex.Replace(WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}/evaluation")).Text), "<template.*?</template>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        Assert.That(english, Does.Contain($"{acts} acts to go").And.Contain("id=\"opening-go-ahead\"").And.Contain("No customer trial has been recorded.").And.Contain("→ part 100%, whole 25%"));
        var chinese = (await Api.GetAsync("manager", $"/launches/{number}/gates/go-ahead/opening", "zh-CN")).Body["acts"]!.AsArray();
        Assert.That(chinese.Select(a => (string)a!["text"]!).ToList(), Has.Count.EqualTo(acts).And.Contain("尚未记录上线前体验。"));
        Assert.That(english, Does.Contain("Version 1 of the script has not been acknowledged").And.Not.Match(@"\{[a-z]+\}"), "sentences have what they name");
        Assert.That((await manager.GetAsync($"/launches/{number}")).Text, Does.Contain($"/launches/{number}/evaluation#opening-"));
    }

    [Test]
    public async Task WhoMayNotSeeTheLaunch_IsToldNothing()
    {
        var number = await Api.CreateLaunchAsync();
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/evaluation")).Rule, Is.EqualTo("launch.unknown"));
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/gates/go-ahead/opening")).Rule, Is.EqualTo("launch.unknown"));
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/gates/nowhere/opening")).Rule, Is.EqualTo("gate.unknown"));
    }

    private static object Trial => new { group = "员工", journey = "全流程", on = "2026-11-18", participants = 3, passed = 3 };
}
