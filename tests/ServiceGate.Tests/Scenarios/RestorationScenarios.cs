using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The restoration that customers of a fault were promised does not pass in silence. The fault began at 01:20, restoration was promised for 04:32.</summary>
public sealed class RestorationScenarios
{
    private static readonly WindowInput Fault = new("2026-11-02T01:20", "2026-11-02T04:32", "Asia/Shanghai");

    [Test]
    public async Task APromiseThatPasses_IsWorkAndOneMessage()
    {
        var story = await ToldAsync();
        await story.At("2026-11-02T04:31").WorkAsync();
        Assert.That((Told(story), story.Work.Contains("restoration-passed")), Is.EqualTo(("", false)));

        await story.At("2026-11-02T04:32").WorkAsync();
        await story.At("2026-11-02T04:39").WorkAsync();
        (await story.SystemAsync(new ProcessDueLaunch(story.Number))).Required();

        Assert.That(Told(story), Is.EqualTo("restoration-passed"));
        Assert.That(story.State.Work.Where(w => w.Key == "restoration-passed").Select(w => (w.Kind, w.Who.Role, w.DueAt)),
            Is.EqualTo(new[] { (WorkKind.RenewRestoration, Role.Operations, (DateTimeOffset?)Scenario.Shanghai("2026-11-02T04:32")) }));
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Underway));
    }

    [Test]
    public async Task ANewRestoration_TellsThoseWhoWereTold_AtOnceAndOnce()
    {
        var story = await ToldAsync();
        await story.At("2026-11-02T04:39").WorkAsync();

        Assert.That(await RenewAsync(story, "2026-11-02T06:30"), Is.EqualTo("done"));
        Assert.That(await RenewAsync(story, "2026-11-02T06:30"), Is.EqualTo("Invalid: restoration.same at restoration"));
        await story.WorkAsync();

        Assert.That(story.ToldBy("change"), Has.Count.EqualTo(40), "in the night: the notice that it corrects came in the night");
        Assert.That(story.State.Versions[story.Batch("change").VersionId].Text.Zh, Does.Contain("11月2日06:30"));
        Assert.That(story.Launch.Window, Is.EqualTo(new LaunchWindow(
            "2026-11-02T01:20", "2026-11-02T06:30", "Asia/Shanghai", Scenario.Shanghai("2026-11-02T01:20").ToUniversalTime(), Scenario.Shanghai("2026-11-02T06:30").ToUniversalTime())));
        Assert.That((await story.FactsAsync()).Contents<LaunchHeader>(Section.Launch).Single().Content.WindowEnd, Is.EqualTo("2026-11-02T06:30"));
        Assert.That(story.Work, Does.Not.Contain("restoration-passed"));
    }

    [Test]
    public async Task ANewRestorationThatPassesToo_IsToldAgain()
    {
        var story = await ToldAsync();
        await story.At("2026-11-02T04:39").WorkAsync();
        Assert.That(await RenewAsync(story, "2026-11-02T05:00"), Is.EqualTo("done"));

        await story.At("2026-11-02T05:00").WorkAsync();

        Assert.That(Told(story), Is.EqualTo("restoration-passed restoration-passed"));
    }

    [TestCase("2026-11-02T04:39", "Invalid: restoration.to-come at restoration")]
    [TestCase("2026-12-04T00:00", "Invalid: window.too-long at restoration (days=31)")]
    [TestCase(null, "Invalid: time.local-format at restoration (value=)")]
    public async Task ANewRestorationThatCannotBe_IsRefused(string? restoration, string refusal)
    {
        var story = (await ToldAsync()).At("2026-11-02T04:39");

        Assert.That(await RenewAsync(story, restoration), Is.EqualTo(refusal));
    }

    [Test]
    public async Task ANewRestoration_IsOperationsOwn_AndOfAnEmergencyThatGoesOn()
    {
        var story = (await ToldAsync()).At("2026-11-02T04:39");
        Assert.That(await story.RunAsync(Scenario.Manager, new RenewRestoration(story.Number, "2026-11-02T06:30")).InFullAsync(), Does.StartWith("Forbidden"));

        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success", End: "2026-11-02T04:35"));
        Assert.That(await RenewAsync(story, "2026-11-02T06:30"), Is.EqualTo("Conflict: launch.result-known"));
        Assert.That((story.Launch.ActualStart, story.Launch.ActualEnd), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)Scenario.Shanghai("2026-11-02T04:35"))));
        Assert.That(story.Launch.LateAt, Is.Null);

        await story.CreateAsync();
        Assert.That(await RenewAsync(story, "2026-11-28T07:00"), Is.EqualTo("Conflict: restoration.of-emergencies"));
    }

    [Test]
    public async Task AnEmergencyBegunBefore_IsNotAskedFor()
    {
        var story = await ToldAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.PromisesAreKept, LateAt = null }) });

        await story.At("2026-11-02T04:39").WorkAsync();
        (await story.SystemAsync(new ProcessDueLaunch(story.Number))).Required();

        Assert.That((Told(story), story.Work.Contains("restoration-passed"), story.Launch.LateAt), Is.EqualTo(("", false, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task ThePeopleOnDuty_StayWhenTheRestorationMoves()
    {
        var story = await ToldAsync();
        var duties = (await story.FactsAsync()).Checklist.Duties.Select(d => d.Code).Zip([Scenario.Head, Scenario.It, Scenario.Network, Scenario.Operations, Scenario.Agent]).ToDictionary(d => d.First, d => (string?)d.Second);
        await story.DoAsync(Scenario.Operations, new ConfirmDuty(story.Number, duties));

        Assert.That(await RenewAsync(story.At("2026-11-02T04:39"), "2026-11-02T06:30"), Is.EqualTo("done"));

        Assert.That(story.State.Duties.Count(d => d.LaunchId == story.Launch.Id), Is.EqualTo(duties.Count));
    }

    [Test]
    public async Task WhatWasNotChanged_IsNotMeasuredAgain_HoweverLongAgoTheFaultBegan()
    {
        var story = (await ToldAsync()).At("2026-11-12T09:00");

        Assert.That(await EditAsync(story, Header() with { Title = "更正的标题" }), Is.EqualTo("done"));
        Assert.That(await EditAsync(story, Header(Fault with { End = "2026-11-12T12:00" })), Is.EqualTo("done"));
        Assert.That(await EditAsync(story, Header(Fault with { End = "2026-11-12T08:00" })), Is.EqualTo("Invalid: window.end-to-come at window.end"));
        Assert.That(await EditAsync(story, Header(Fault with { Start = "2026-11-02T01:10", End = "2026-11-12T12:00" })), Is.EqualTo("Invalid: window.too-long-ago at window.start (days=7)"));
    }

    private static string Told(Scenario story) => string.Join(' ', story.State.Messages.Where(m => m.To.Role is Role.Operations).Select(m => m.Message));

    private static Task<string> RenewAsync(Scenario story, string? restoration) => story.RunAsync(Scenario.Operations, new RenewRestoration(story.Number, restoration)).InFullAsync();

    private static Task<string> EditAsync(Scenario story, HeaderInput header) =>
        story.RunAsync(Scenario.Operations, new EditHeader(story.Number, header, story.RevisionOf("launch", "header"))).InFullAsync();

    private static HeaderInput Header(WindowInput? window = null) => Scenario.Header(window ?? Fault, "计费系统中断") with { Cause = "major-fault", Scope = ["HZ"] };

    /// <summary>The story up to 40 customers who know.</summary>
    private static async Task<Scenario> ToldAsync()
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).At("2026-11-02T01:45");
        story.Number = (await story.DoAsync(Scenario.Operations, new CreateLaunch("it-cutover", "HZ", Header(), "emergency"))).Number;
        (await story.ImportAsync(Scenario.Operations, Scenario.Customers(40))).Required();
        foreach (var (key, step) in (await story.FactsAsync()).Checklist.Notices)
            await story.DoAsync(Scenario.Operations, new SaveItem(story.Number, "notices", key, step, 0));
        (await story.At("2026-11-02T02:00").HandInAsync(Scenario.Operations, "report")).Required();
        await story.WorkAsync();
        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(40));
        return story;
    }
}
