using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Steps;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>What is found by its class stands where it belongs: tabs and cards of a launch, parts of a dossier's items, what works by itself.</summary>
public sealed partial class LaunchPagesTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Tabs_StandInTheirOrder()
    {
        var number = await Api.CreateLaunchAsync();
        using var person = await Person.SignInAsync(Api, "manager");

        var page = await person.GetAsync($"/launches/{number}/run");

        Assert.That(
            Tab().Matches(Tabs().Match(page.Text).Value).Select(m => m.Groups[1].Value.Replace(number, "n", StringComparison.Ordinal)),
            Is.EqualTo(["/launches/n", "/launches/n/dossier", "/launches/n/attachments", "/launches/n/review", "/launches/n/evaluation", "/launches/n/notices", "/launches/n/run", "/launches/n/hotline", "/launches/n/history"]));
    }

    [Test]
    public async Task Cards_StandOnTheirPageInTheirOrder()
    {
        var (planned, emergency) = (await CreateAsync("manager", "launch", true), await CreateAsync("operations", "emergency", false));
        using var person = await Person.SignInAsync(Api, "operations");

        Assert.That(Cards((await person.GetAsync($"/launches/{planned}/run")).Text).First(), Is.EqualTo("stages"));
        Assert.That(Cards((await person.GetAsync($"/launches/{emergency}/run")).Text).First(), Is.EqualTo("emergency"));
        Assert.That(Cards((await person.GetAsync($"/launches/{emergency}")).Text), Does.Contain("emergency"));
        Assert.That(Cards((await person.GetAsync($"/launches/{emergency}/dossier")).Text), Does.Not.Contain("emergency"));
    }

    [TestCase("manager", "<section class=\"card item\" id=\"item-R1\"")]
    [TestCase("auditor", "<article class=\"read-item\">")]
    public async Task Finding_StandsAtItsItem_AndAboveThemWhenItHasNone(string who, string item)
    {
        var number = await Api.CreateLaunchAsync();
        Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/risks/R1", ApiStand.Risk(), ifNoneMatch: "*")).Status, Is.EqualTo(201));
        await AddFindingsAsync(number, ("R1", "Firmware again"), ("R9", "Where is the ninth"), (null, "Too few risks"));
        using var person = await Person.SignInAsync(Api, who);

        var page = (await person.GetAsync($"/launches/{number}/dossier/risks")).Text;
        var other = (await person.GetAsync($"/launches/{number}/dossier/trials")).Text;

        var at = page.IndexOf(item, StringComparison.Ordinal);
        Assert.That(at, Is.Positive);
        Assert.That((page[..at].Contains("Where is the ninth", StringComparison.Ordinal), page[..at].Contains("Too few risks", StringComparison.Ordinal)), Is.EqualTo((true, true)));
        Assert.That((page[..at].Contains("Firmware again", StringComparison.Ordinal), page[at..].Contains("Firmware again", StringComparison.Ordinal)), Is.EqualTo((false, true)));
        Assert.That(Finding().Count(page), Is.EqualTo(3), "each once");
        Assert.That(Finding().Count(other), Is.Zero);
    }

    [Test]
    public async Task SignedSection_IsChangedOnlyByAnActThatNamesWhoseSignaturesFall()
    {
        var number = await Api.CreateLaunchAsync();
        var risk = $"/launches/{number}/dossier/risks/R1";
        Assert.That((await Api.SendAsync("manager", HttpMethod.Put, risk, ApiStand.Risk(), ifNoneMatch: "*")).Status, Is.EqualTo(201));
        await SignAsync(number, "review-it");
        using var person = await Person.SignInAsync(Api, "manager");

        var closed = (await person.GetAsync($"/launches/{number}/dossier/risks")).Text;
        var open = (await person.GetAsync($"/launches/{number}/dossier/risks?change=1")).Text;
        Assert.That((closed.Contains("name=\"title\"", StringComparison.Ordinal) && !closed.Contains("disabled", StringComparison.Ordinal), closed.Contains("?change=1", StringComparison.Ordinal)), Is.EqualTo((false, true)));
        Assert.That((open.Contains("data-autosave", StringComparison.Ordinal), open.Contains("have to sign again", StringComparison.Ordinal)), Is.EqualTo((false, true)));

        KeyValuePair<string, string>[] typed =
        [
            .. Person.HiddenOf(open, "title"), new("title", "Changed"), new("cause", "Old firmware"), new("customersAffected", "300"), new("likelihood", "3"), new("impact", "3"),
            new("controls", "Rollback"), new("residualLikelihood", "1"), new("residualImpact", "3"), new("owner", "Zhao"),
        ];
        var passing = await person.PostAsync($"/launches/{number}/dossier/risks", typed.Where(f => f.Key != "_knowingly"));
        Assert.That((passing.Status, passing.Text.Contains("value=\"Changed\"", StringComparison.Ordinal)), Is.EqualTo((409, true)), "nothing typed is lost");
        Assert.That((await Api.GetAsync("manager", risk)).Text, Does.Not.Contain("Changed"));

        var act = await person.PostAsync($"/launches/{number}/dossier/risks?change=1", typed);
        Assert.That(act.Status, Is.EqualTo(302), act.Text);
        Assert.That((await Api.GetAsync("manager", risk)).Text, Does.Contain("Changed"));
    }

    private static async Task SignAsync(string number, string step)
    {
        var (reviewer, head, at) = (await Api.IdOfAsync("reviewer"), await Api.IdOfAsync("auditor"), new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
        await using var session = await Api.Service<ISessionFactory>().BeginAsync();
        var launch = (await session.Launches.FindAsync(number))!;
        var facts = await FactsReader.ReadAsync(session, Api.Service<ICatalogue>(), await session.Organisation.TreeAsync(), launch);
        var activity = facts.Definition.Find(step);
        var covers = StepType.Of(activity).SectionsOf(activity).ToDictionary(section => section, section => facts.Hashes[section]);
        foreach (var (person, role) in new[] { (reviewer, Role.Reviewer), (head, Role.DepartmentHead) })
            await session.SignOffs.AddAsync(new StepDecision(
                await session.NextIdAsync(), launch.Id, step, 1, 1, Verdict.Approved, person, at, null, covers, role, activity.Text("department")));
        await session.CommitAsync();
    }

    [Test]
    public void WhatWorksByItself_StartsBehindTheNode() => Assert.That(
        Api.Service<IEnumerable<IHostedService>>().Select(service => service.GetType()).First(type => type.Namespace!.StartsWith("ServiceGate", StringComparison.Ordinal)).Name, Is.EqualTo("NodeKeeper"));

    private static async Task AddFindingsAsync(string number, params (string? Key, string Text)[] findings)
    {
        var (reviewer, at) = (await Api.IdOfAsync("reviewer"), new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
        await using var session = await Api.Service<ISessionFactory>().BeginAsync();
        var (launch, decision) = ((await session.Launches.FindAsync(number))!.Id, await session.NextIdAsync());
        await session.SignOffs.AddAsync(new StepDecision(decision, launch, "review-it", 1, 1, Verdict.Returned, reviewer, at, "See there", new Dictionary<Section, string>()));
        foreach (var (key, text) in findings) await session.SignOffs.AddAsync(new Finding(await session.NextIdAsync(), launch, decision, "review-it", Section.Risks, key, text));
        await session.CommitAsync();
    }

    private static async Task<string> CreateAsync(string who, string variant, bool isStaged)
    {
        var isEmergency = variant == "emergency";
        var (start, end) = isEmergency ? ("2026-11-20T08:00", "2026-11-20T14:00") : ("2026-11-28T00:00", "2026-11-28T06:00");
        var answer = await Api.SendAsync(who, HttpMethod.Post, "/launches", new
        {
            kind = isEmergency ? "network-cutover" : "it-cutover",
            variant,
            unit = "HZ",
            header = new
            {
                title = "With cards",
                window = new { start, end, timeZone = "Asia/Shanghai" },
                scope = new[] { "HZ" },
                cause = isEmergency ? "cable-theft" : null,
                stages = isStaged ? new[] { Stage("pilot", start), Stage("all", "2026-11-28T02:00") } : null,
            },
        });
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    private static object Stage(string kind, string start) => new { name = new { zh = kind, en = kind }, kind, start, criteria = "No complaints" };

    private static IEnumerable<string> Cards(string html) => Card().Matches(html).Select(m => m.Groups[1].Value);

    [GeneratedRegex("""<nav class="tabs".*?</nav>""", RegexOptions.Singleline)]
    private static partial Regex Tabs();

    [GeneratedRegex("<a href=\"([^\"]+)\"")]
    private static partial Regex Tab();

    [GeneratedRegex("""<section class="card[^"]*" id="([^"]+)""")]
    private static partial Regex Card();

    [GeneratedRegex("""<p class="finding">""")]
    private static partial Regex Finding();
}
