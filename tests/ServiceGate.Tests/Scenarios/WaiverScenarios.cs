using System.Text.Json;
using ServiceGate.Core.Commands.Concerns;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A concern that is not met is let off for a time by its department; afterwards the gate is shut again.</summary>
public sealed class WaiverScenarios
{
    private const string ItHead = "han.rui";

    [Test]
    public async Task AWaivedConcern_CountsAsSettled_UntilTheEndOfItsLastDayInTheUnitsZone()
    {
        var story = await ToGoAheadAsync();
        Assert.That(await BlockersAsync(story), Does.Contain("gate.concern-not-met"));

        await WaiveAsync(story, "2026-12-31");

        Assert.That(story.State.Waivers.Values.Single().Until, Is.EqualTo(Scenario.Shanghai("2027-01-01T00:00")));
        EndsAt(story, "2026-11-27T20:00");
        await SignAgainAsync(story);
        Assert.That(await BlockersAsync(story), Is.Empty);
        Assert.That(await GateAsync(story), Is.EqualTo(GateStatus.Open));

        await story.At("2026-11-27T19:59").TendAsync();
        Assert.That(await GateAsync(story), Is.EqualTo(GateStatus.Open));
        await story.At("2026-11-27T20:00").TendAsync();
        Assert.That(await GateAsync(story), Is.EqualTo(GateStatus.ClosedAgain));
        var blocker = Core.Rules.Gates.GateRules.Blockers(GateNames.GoAhead, await story.FactsAsync(), story.Clock.GetUtcNow()).Single();
        Assert.That((blocker.Rule, blocker.Arguments["concern"], blocker.Arguments["until"], blocker.Who.PersonId), Is.EqualTo(("gate.waiver-expired", "I1", "2026-11-27", (long?)story.IdOf(Scenario.Manager))));
        Assert.That(Work(story), Is.EqualTo(new[] { "renew-waiver ProductManager" }));

        (await AskAsync(story, "2026-12-31")).Required();
        Assert.That(Work(story), Is.EqualTo(new[] { "decide-waiver Reviewer", "decide-waiver DepartmentHead" }));
        (await story.RunAsync(ItHead, new DecideWaiver(story.Number, story.State.Waivers.Keys.Last(), true))).Required();
        await SignAgainAsync(story);
        Assert.That(await GateAsync(story), Is.EqualTo(GateStatus.Open));
        Assert.That(Work(story), Is.Empty);
    }

    [Test]
    public async Task AWaiver_IsWakenedByItself_AndThoseWhomItConcernsAreRemindedTwoWorkingDaysBefore()
    {
        var story = await ToReviewAsync();
        await WaiveAsync(story, "2026-11-26");
        // 16 working hours before the end of Thursday 26 November: eight on that day, eight on the one before.
        Assert.That(story.Launch.LateAt, Is.LessThanOrEqualTo(Scenario.Shanghai("2026-11-25T09:00")));

        await story.At("2026-11-25T08:59").TendAsync();
        Assert.That(Told(story, "waiver-ends"), Is.Empty);
        await story.At("2026-11-25T09:00").TendAsync();
        await story.At("2026-11-25T09:01").TendAsync();

        Assert.That(Told(story, "waiver-ends"), Is.EqualTo(new[] { "ProductManager", "Reviewer it", "DepartmentHead it" }), "once each");
        Assert.That(story.State.Audit[story.Launch.Id].Count(e => e.What == "waiver.reminded"), Is.EqualTo(1));
        Assert.That(story.Launch.LateAt, Is.LessThanOrEqualTo(Scenario.Shanghai("2026-11-27T00:00")));
    }

    [Test]
    public async Task ASignature_CoversWhatIsWaived_AndLapsesWithTheWaiver()
    {
        var story = await ToReviewAsync();
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        var signed = (await story.FactsAsync()).Hashes[Section.Concerns];
        var seen = story.Launch.ContentRevision;

        var waiver = await WaiveAsync(story, "2026-12-31");
        var facts = await story.FactsAsync();
        Assert.That(facts.Hashes[Section.Concerns], Is.Not.EqualTo(signed));
        Assert.That(facts.SignedParts(Section.Concerns).Select(p => p.Key), Does.Contain($"I1/waiver/{waiver}"));
        Assert.That(story.State.Content[story.State.Waivers[waiver].SignedHash], Is.EqualTo("""{"department":"it","reason":"对账工具下周交付，已有人工核对。","until":"2026-12-31T16:00:00Z"}"""));
        Assert.That(story.Launch.ContentRevision, Is.EqualTo(seen + 1), "who decides on a page from before is refused");

        (await story.RunAsync(Scenario.It, new RevokeWaiver(story.Number, waiver, "工具已交付，请作答。"))).Required();
        Assert.That((await story.FactsAsync()).Hashes[Section.Concerns], Is.EqualTo(signed), "it is as it was signed");
        Assert.That(story.Launch.ContentRevision, Is.EqualTo(seen + 2));
    }

    [Test]
    public async Task AnotherAnswer_IsNotWaived()
    {
        var story = await ToReviewAsync();
        var waiver = await WaiveAsync(story, "2026-12-31");

        (await story.ChangeAsync(Scenario.Manager, "concerns", "I1", "note", "另一条理由")).Required();
        (await AnswerAsync(story, "仍不满足")).Required();

        Assert.That(await StandingAsync(story, waiver), Is.EqualTo(WaiverStanding.Outdated));
        Assert.That((await story.FactsAsync()).SignedParts(Section.Concerns).Select(p => p.Key), Does.Not.Contain($"I1/waiver/{waiver}"));
        Assert.That(await BlockersAsync(story), Does.Contain("gate.concern-not-met"));
        Assert.That((await AskAsync(story, "2026-12-31")).IsDone, Is.True, "it is asked for anew");
    }

    [Test]
    public async Task WhoDecides_IsOfTheConcernsDepartment_AndASecondPerson()
    {
        var story = await ToReviewAsync();
        var waiver = (await AskAsync(story, "2026-12-31")).Required().Id;
        Assert.That(Told(story, "waiver-asked"), Is.EqualTo(new[] { "Reviewer it", "DepartmentHead it" }));

        Assert.That(await DecideAsync(story, Scenario.CustomerService, waiver), Is.EqualTo("waiver.other-department"));
        Assert.That(await DecideAsync(story, Scenario.Manager, waiver), Is.EqualTo("waiver.other-department"));
        await story.GrantAsync(Scenario.Manager, new(Role.Reviewer, story.UnitId("HZ"), "it"));
        Assert.That(await DecideAsync(story, Scenario.Manager, waiver), Is.EqualTo("waiver.second-person"));
        Assert.That(await DecideAsync(story, Scenario.It, waiver, agreed: false), Is.EqualTo("text.required"), "a no needs a note");

        Assert.That(await DecideAsync(story, Scenario.It, waiver), Is.Null);
        Assert.That(story.Audited("waiver.granted"), Does.Contain("\"concern\":\"I1\",\"department\":\"it\"").And.Contain($"\"waiver\":{waiver}"));
        Assert.That(Told(story, "waiver-granted"), Is.EqualTo(new[] { "ProductManager" }));
        Assert.That(await DecideAsync(story, ItHead, waiver), Is.EqualTo("waiver.decided"));
    }

    [Test]
    public async Task ANo_LeavesTheGateShut_AndAnotherMayBeAskedFor()
    {
        var story = await ToReviewAsync();
        var waiver = (await AskAsync(story, "2026-12-31")).Required().Id;
        Assert.That(await AskAsync(story, "2026-12-31").RuleAsync(), Is.EqualTo("waiver.pending"));

        (await story.RunAsync(Scenario.It, new DecideWaiver(story.Number, waiver, false, "先对账"))).Required();

        Assert.That(await StandingAsync(story, waiver), Is.EqualTo(WaiverStanding.Refused));
        Assert.That(await BlockersAsync(story), Does.Contain("gate.concern-not-met"));
        Assert.That((await AskAsync(story, "2026-12-31")).IsDone, Is.True);
    }

    [Test]
    public async Task TakingItBack_IsForWhoeverMayAskAndForTheDepartment()
    {
        var story = await ToReviewAsync();
        var waiver = await WaiveAsync(story, "2026-12-31");
        Assert.That(await story.RunAsync(Scenario.CustomerService, new RevokeWaiver(story.Number, waiver, "不行")).RuleAsync(), Is.EqualTo("waiver.other-department"));
        Assert.That(await story.RunAsync(Scenario.It, new RevokeWaiver(story.Number, waiver, " ")).RuleAsync(), Is.EqualTo("text.required"));

        (await story.RunAsync(Scenario.Manager, new RevokeWaiver(story.Number, waiver, "已满足"))).Required();

        Assert.That(await StandingAsync(story, waiver), Is.EqualTo(WaiverStanding.Revoked));
        Assert.That(await story.RunAsync(Scenario.It, new RevokeWaiver(story.Number, waiver, "再撤")).RuleAsync(), Is.EqualTo("waiver.decided"));
        var asked = (await AskAsync(story, "2026-12-31")).Required().Id;
        (await story.RunAsync(Scenario.Manager, new RevokeWaiver(story.Number, asked, "不要了"))).Required();
        Assert.That(Work(story), Is.Empty);
    }

    [TestCase("I1", "", "2026-12-31", "text.required reason")]
    [TestCase("I1", "有人工核对。", "31.12.2026", "date.format until")]
    [TestCase("I1", "有人工核对。", null, "date.format until")]
    [TestCase("I1", "有人工核对。", "2026-11-01", "waiver.past until")]
    [TestCase("I1", "有人工核对。", "2026-11-27", "waiver.ends-in-window until")]
    [TestCase("I2", "有人工核对。", "2026-12-31", "waiver.not-owed concern")]
    [TestCase("I99", "有人工核对。", "2026-12-31", "concern.unknown concern")]
    [TestCase(null, "有人工核对。", "2026-12-31", "concern.unknown concern")]
    public async Task WhatIsWrong_IsNamed(string? concern, string reason, string? until, string broken)
    {
        var story = await ToReviewAsync();
        var violation = (await story.RunAsync(Scenario.Manager, new AskWaiver(story.Number, concern, reason, until))).Violations.Single();
        Assert.That($"{violation.Rule} {violation.Field}", Is.EqualTo(broken));
    }

    [Test]
    public async Task OnlyWhoMayWriteTheDossier_Asks()
    {
        var story = await ToReviewAsync();
        Assert.That(await story.RunAsync(Scenario.It, new AskWaiver(story.Number, "I1", "有人工核对。", "2026-12-31")).RuleAsync(), Is.EqualTo("policy.not-allowed"));
    }

    [Test]
    public async Task ADepartmentThatNobodyActsFor_IsWorkOfAnAdministrator()
    {
        var story = await ToReviewAsync("I5");
        (await story.RunAsync(Scenario.Manager, new AskWaiver(story.Number, "I5", "授权单在签。", "2026-12-31"))).Required();

        Assert.That(story.State.Work.Where(w => w.LaunchId == story.Launch.Id).Where(w => w.Kind is WorkKind.FillSeat).Select(w => w.Who.Role), Is.EqualTo(new[] { Role.Administrator }));
        Assert.That(Told(story, "waiver-seat-vacant"), Is.EqualTo(new[] { "Administrator" }));
    }

    [Test]
    public async Task OnceTheWorkHasBegun_AnExpiredWaiverShutsNothing_AndOperationsAreTold()
    {
        var story = await ToGoAheadAsync();
        await WaiveAsync(story, "2026-12-31");
        EndsAt(story, "2026-11-28T01:00");
        await SignAgainAsync(story);
        await story.At("2026-11-28T00:00").DoAsync(Scenario.Operations, new ReportStart(story.Number));

        await story.At("2026-11-28T01:00").TendAsync();

        Assert.That(await GateAsync(story), Is.EqualTo(GateStatus.Open));
        Assert.That(Told(story, "begun-and-broken"), Is.EqualTo(new[] { "Operations" }));
    }

    [Test]
    public async Task ALaunchOfBefore_HasNoWaivers()
    {
        var story = await ToReviewAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.CriteriaCount }) });
        Assert.That(await AskAsync(story, "2026-12-31").RuleAsync(), Is.EqualTo("waiver.not-of-this-launch"));
    }

    private static async Task<Scenario> ToReviewAsync(string concern = "I1")
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        (await AnswerAsync(story, "对账工具未交付", concern)).Required();
        return story;
    }

    private static async Task<Scenario> ToGoAheadAsync()
    {
        var story = await (await Scenario.StartAsync()).ToGoAheadAsync();
        (await AnswerAsync(story, "对账工具未交付")).Required();
        return story;
    }

    private static Task<Outcome<Core.Commands.Dossiers.ItemSaved>> AnswerAsync(Scenario story, string note, string concern = "I1") =>
        story.SaveAsync(Scenario.Manager, "concerns", concern, JsonSerializer.SerializeToElement(new { verdict = "not-met", note }));

    private static Task<Outcome<WaiverAsked>> AskAsync(Scenario story, string until) => story.RunAsync(Scenario.Manager, new AskWaiver(story.Number, "I1", " 对账工具下周交付，已有人工核对。 ", until));

    private static async Task<long> WaiveAsync(Scenario story, string until)
    {
        var waiver = (await AskAsync(story, until)).Required().Id;
        (await story.RunAsync(ItHead, new DecideWaiver(story.Number, waiver, true, "同意"))).Required();
        return waiver;
    }

    /// <summary>Lets the only waiver end at a moment that nobody could have asked for, since the window lies behind a midnight.</summary>
    private static void EndsAt(Scenario story, string local)
    {
        var waiver = story.State.Waivers.Values.Single();
        story.Sessions.Restore(story.State with { Waivers = story.State.Waivers.SetItem(waiver.Id, waiver with { Until = Scenario.Shanghai(local) }) });
    }

    private static async Task<string?> DecideAsync(Scenario story, string person, long waiver, bool agreed = true) =>
        (await story.RunAsync(person, new DecideWaiver(story.Number, waiver, agreed))) is { IsDone: false } refused ? refused.Violations.Single().Rule : null;

    private static async Task SignAgainAsync(Scenario story)
    {
        foreach (var (step, signer) in new[] { ("review-customer-service", Scenario.CustomerService), ("review-it", Scenario.It), ("review-network", Scenario.Network) })
            if (SigningAgain.IsAskedOutOfTurn((await story.FactsAsync()).Definition.Find(step), await story.FactsAsync())) await story.ApproveAsync(signer, step);
    }

    private static async Task<GateStatus> GateAsync(Scenario story) => (await story.FactsAsync()).Gates.Single(g => g.Name == GateNames.GoAhead).Status;

    private static async Task<IReadOnlyList<string>> BlockersAsync(Scenario story) => await story.BlockersAsync(GateNames.GoAhead);

    private static async Task<WaiverStanding> StandingAsync(Scenario story, long waiver)
    {
        var facts = await story.FactsAsync();
        return WaiverRules.StandingOf(facts.Waivers.Single(w => w.Id == waiver), facts, story.Clock.GetUtcNow());
    }

    private static string[] Work(Scenario story) => [.. story.State.Work.Where(w => w.LaunchId == story.Launch.Id).Where(w => w.Kind is WorkKind.DecideWaiver or WorkKind.RenewWaiver)
        .Select(w => $"{(w.Kind is WorkKind.DecideWaiver ? "decide-waiver" : "renew-waiver")} {w.Who.Role}")];

    private static string[] Told(Scenario story, string message) => [.. story.State.Messages.Where(m => m.Message == message).Select(m => $"{m.To.Role} {m.To.Department}".TrimEnd())];
}
