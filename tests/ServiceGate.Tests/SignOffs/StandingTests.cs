using System.Collections.Immutable;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.SignOffs;

/// <summary>Which signatures still stand, by decisions written by hand: the step of IT judges risks and contingency plans.</summary>
public sealed class StandingTests
{
    private static readonly Section[] Both = [Section.Risks, Section.Contingency];

    [Test]
    public async Task AReturn_WipesWhatWasSignedBefore()
    {
        var facts = await FactsAsync();

        Assert.That(Standing(facts, Of(Verdict.Approved, 1, Both)), Is.EqualTo("signed, ever, changed "));
        Assert.That(Standing(facts, Of(Verdict.Approved, 1, Both), Of(Verdict.Returned, 2, Both)), Is.EqualTo("changed Risks Contingency"));
        Assert.That(Standing(facts, Of(Verdict.Returned, 2, Both), Of(Verdict.ApprovedWithConditions, 1, Both)), Is.EqualTo("signed, ever, changed "));
        Assert.That(Standing(facts, Of(Verdict.Rejected, 1, Both)), Is.EqualTo("changed Risks Contingency"));
    }

    [Test]
    public async Task OnePersonsSignatures_AddUpSectionBySectionAndTwoPersonsDoNot()
    {
        var facts = await FactsAsync();

        Assert.That(Standing(facts, Of(Verdict.Approved, 1, Section.Risks), Of(Verdict.Approved, 1, Section.Contingency)), Is.EqualTo("signed, ever, changed "));
        Assert.That(Standing(facts, Of(Verdict.Approved, 1, Section.Risks), Of(Verdict.Approved, 2, Section.Contingency)), Is.EqualTo("ever, changed "));
        Assert.That(Standing(facts, Of(Verdict.Approved, 1, Section.Risks), Of(Verdict.Approved, 1, Section.Contingency) with { Role = Role.DepartmentHead }), Is.EqualTo("ever, changed "), "in another role");
        Assert.That(Standing(facts, Of(Verdict.Approved, 1, Section.Risks), Of(Verdict.Approved, 1, Section.Contingency) with { Department = "network" }), Is.EqualTo("ever, changed "), "for another department");
    }

    [Test]
    public async Task WhatChanged_IsWhatNobodyHasSignedAsItIsNow()
    {
        var facts = await FactsAsync();
        var stale = Of(Verdict.Approved, 1, Section.Risks, Section.Contingency);
        stale = stale with { Covers = stale.Covers.ToDictionary(c => c.Key, c => c.Key is Section.Risks ? "as it was" : facts.Hashes[c.Key]) };

        Assert.That(Standing(facts, stale), Is.EqualTo("ever, changed Risks"));
        Assert.That(Standing(facts, stale, Of(Verdict.Approved, 2, Section.Risks)), Is.EqualTo("ever, changed "), "the one signed it as it was, the other as it is");
        Assert.That(Standing(facts, stale, Of(Verdict.Approved, 1, Section.Risks)), Is.EqualTo("signed, ever, changed "));
    }

    [Test]
    public async Task ANo_CountsAtItsStepAndVisit()
    {
        var story = await StagedLaunch.ToCommitteeAsync();
        var facts = await story.FactsAsync();
        var committee = facts.Definition.Find("committee");
        facts = facts with { Decisions = [No("market"), No("network")] };

        Assert.That(SignOffRules.IsRejected(committee, 1, facts), Is.True, "one of three is left and two are needed");
        Assert.That(SignOffRules.IsRejected(committee, 2, facts), Is.False, "at another visit");
        Assert.That(SignOffRules.IsRejected(committee, 1, facts with { Decisions = [No("market"), No("network") with { Step = "review" }] }), Is.False, "at another step");
        Assert.That(SignOffRules.IsRejected(committee, 1, facts with { Decisions = [No("market"), No("market")] }), Is.False, "one department says it twice");
        Assert.That(SignOffRules.IsRejected(committee, 1, facts with { Decisions = [No("market"), No("network"), No("market") with { Verdict = Verdict.Approved }] }), Is.False, "the last word counts");
        Assert.That(SignOffRules.IsRejected(committee, 1, facts with { Decisions = [] }), Is.False);
        Assert.That(SignOffRules.IsRejected(facts.Definition.Find("review"), 1, facts with { Decisions = [No("customer-service") with { Step = "review" }] }), Is.True, "at a department's step one no is enough");

        StepDecision No(string department) => new(0, 1, "committee", 1, 1, Verdict.Rejected, 1, default, "不同意。", ImmutableDictionary<Section, string>.Empty, Role.DepartmentHead, department);
    }

    [Test]
    public void LastCovering_IsTheNewestOfTheStepThatCoversTheSection()
    {
        StepDecision[] decisions =
        [
            Of(Verdict.Approved, 1, Both) with { Id = 1 }, Of(Verdict.Approved, 2, Section.Risks) with { Id = 2 },
            Of(Verdict.Approved, 3, Section.Contingency) with { Id = 3 }, Of(Verdict.Approved, 4, Both) with { Id = 4, Step = "other" },
        ];

        Assert.That(SignOffRules.LastCovering("review-it", Section.Risks, decisions)!.Id, Is.EqualTo(2));
        Assert.That(SignOffRules.LastCovering("review-it", Section.Trials, decisions), Is.Null);
    }

    [Test]
    public async Task ADepartment_IsAskedAgainOnlyWhileTheDossierIsNeitherMendedNorClosed()
    {
        var facts = await FactsAsync();
        Assert.That(SigningAgain.AsksAgain(facts), Is.True);
        Assert.That(SigningAgain.AsksAgain(WithWaiting(facts, "review-it", "dossier")), Is.False, "it is being mended");
        Assert.That(SigningAgain.AsksAgain(WithWaiting(facts, "agree", "review-it")), Is.False, "it is being handed in");
        Assert.That(SigningAgain.AsksAgain(facts with { Launch = facts.Launch with { Result = LaunchResult.Success } }), Is.False, "it is closed");
        Assert.That(SigningAgain.AsksAgain(facts with { Launch = facts.Launch with { Status = LaunchStatus.Cancelled } }), Is.False, "it has ended");
    }

    [Test]
    public async Task AStep_IsAskedOutOfTurnOnlyWhenItDoesNotWait()
    {
        var facts = await FactsAsync();
        var step = facts.Definition.Find("review-it");
        facts = facts with { Decisions = [Covering(facts, Of(Verdict.Approved, 1, Section.Risks))] };

        Assert.That(SigningAgain.IsAskedOutOfTurn(step, WithWaiting(facts, "review-it", "review-network")), Is.False, "it waits, and so is asked in turn");
        Assert.That(SigningAgain.IsAskedOutOfTurn(step, WithWaiting(facts, "review-network")), Is.True, "it signed a part, and does not wait");
        Assert.That(SigningAgain.IsAskedOutOfTurn(step, WithWaiting(facts with { Decisions = [] }, "review-network")), Is.False, "it never signed, and the reviews are not over");
        Assert.That(SigningAgain.IsAskedOutOfTurn(facts.Definition.Find("agree"), WithWaiting(facts, "review-network")), Is.False, "no department's step");
    }

    // Steps: "first" escalates to "second". What differs from the shipped order is said case by case.
    [TestCase("risks", "risks,contingency", null, "first", 1, ExpectedResult = "first second", Description = "the first one still waits")]
    [TestCase("risks", "risks,contingency", null, "second", 1, ExpectedResult = "second", Description = "the second one judges as much and waits")]
    [TestCase("risks", "risks,contingency", null, "second", 0, ExpectedResult = "first second", Description = "the first one was never asked")]
    [TestCase("risks", "risks,contingency", null, "gate", 1, ExpectedResult = "first second", Description = "the second one was not asked")]
    [TestCase("risks,trials", "risks,contingency", null, "second", 1, ExpectedResult = "first second", Description = "the second one judges a part of it")]
    [TestCase("risks", "contingency", null, "second", 1, ExpectedResult = "first second", Description = "the second one judges something else")]
    [TestCase("risks", "risks,contingency", "low", "second", 1, ExpectedResult = "first", Description = "the second one is for another level of risk")]
    public async Task<string> AStepThatEscalated_IsTakenOverByOneThatJudgesAsMuch(string first, string second, string? level, string waiting, int visits)
    {
        var facts = await EscalatingAsync(first, second, level);
        return string.Join(' ', RequiredSignatures.RequiredSteps(WithWaiting(facts with { State = facts.State! with { Visits = Visited(visits) } }, waiting)).Select(s => s.Id));
    }

    [Test]
    public async Task AStepThatSignedInTime_IsNotTakenOver()
    {
        var facts = await EscalatingAsync("risks", "risks", null);
        var escalated = WithWaiting(facts with { State = facts.State! with { Visits = Visited(1) } }, "second");
        var signature = Covering(facts, Of(Verdict.Approved, 1, Section.Risks) with { Step = "first" });

        Assert.That(RequiredSignatures.RequiredSteps(escalated with { Decisions = [signature] }).Select(s => s.Id), Is.EqualTo(new[] { "first", "second" }));
        Assert.That(RequiredSignatures.RequiredSteps(WithWaiting(escalated, "gate") with { Decisions = [signature with { Step = "second", Department = "network" }] }).Select(s => s.Id),
            Is.EqualTo(new[] { "second" }), "the second one has signed");
    }

    private static ImmutableSortedDictionary<string, int> Visited(int visits) =>
        ImmutableSortedDictionary<string, int>.Empty.Add("first", visits);

    private static async Task<LaunchFacts> EscalatingAsync(string first, string second, string? level)
    {
        var catalogue = OwnDefinitions.Catalogue(
            ["start:Elsa.Start", "dossier:ServiceGate.CollectSections role=product-manager sections=[risks]",
             $"first:ServiceGate.SignOff department=it sections=[{first}] dueHours=4 outcomes=[Approved,Escalated]",
             $"second:ServiceGate.SignOff department=network sections=[{second}] outcomes=[Approved]{(level is null ? "" : $" levels=[{level}]")}",
             "gate:ServiceGate.OpenGate gate=go-ahead", "finish:Elsa.Finish"],
            "start>dossier dossier>first first.Approved>gate first.Escalated>second second.Approved>gate gate>finish");
        var story = await (await Scenario.StartAsync(catalogue)).ToFilledAsync();
        return await story.FactsAsync();
    }

    private static async Task<LaunchFacts> FactsAsync() => await (await (await Scenario.StartAsync()).ToReviewAsync()).FactsAsync() with { Decisions = [] };

    private static string Standing(LaunchFacts facts, params StepDecision[] decisions)
    {
        // The shipped step judges the header too, which is not what these are about.
        var header = Of(Verdict.Approved, 1, Section.Launch);
        var own = decisions.Select(d => d.Verdict is Verdict.Returned ? d : d with { Covers = d.Covers.Append(header.Covers.Single()).ToDictionary() });
        var standing = SignOffRules.Standing(facts.Definition.Find("review-it"), facts with { Decisions = [.. own.Select(d => Covering(facts, d))] });
        return (standing.Signed ? "signed, " : "") + (standing.Ever ? "ever, " : "") + "changed " + string.Join(' ', standing.Changed.Where(s => s is not Section.Launch));
    }

    /// <summary>A decision of somebody in charge of IT; it covers its sections as they are now.</summary>
    private static StepDecision Of(Verdict verdict, long by, params Section[] sections) =>
        new(0, 1, "review-it", 1, 1, verdict, by, default, null, sections.ToDictionary(s => s, _ => ""), Role.Reviewer, "it");

    private static StepDecision Covering(LaunchFacts facts, StepDecision decision) =>
        decision with { Covers = decision.Covers.ToDictionary(c => c.Key, c => c.Value.Length > 0 ? c.Value : facts.Hashes[c.Key]) };

    private static LaunchFacts WithWaiting(LaunchFacts facts, params string[] steps) => facts with { State = facts.State! with { Waiting = [.. steps.Select(s => new WaitingActivity(s, 1))] } };
}
