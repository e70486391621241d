using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Tests.Definitions;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Organisation;

/// <summary>One administrator with several accounts is still one person.</summary>
public sealed class FourEyesScenarios
{
    private const string One = "fang.yuan", Two = "admin", Ghost = "ghost.a", OneHand = "Forbidden second-person.same-hands", NotHanded = "Forbidden account.not-handed-over";

    private Scenario _story = null!;

    private static NewPassword OneTime { get; } = new("hash", "stamp", MustChange: true);

    [SetUp]
    public async Task BeginAsync() => _story = await Scenario.StartAsync();

    [Test]
    public async Task Reviewer_WhosePasswordAnAdministratorHasSet_SignsOnceAnotherSaysItWasHandedOver()
    {
        await _story.ToReviewAsync();
        await _story.DoAsync(One, new ResetPassword(Scenario.CustomerService, OneTime));

        Assert.That(Rule(await _story.DecideAsync(Scenario.CustomerService, "review-customer-service", true)), Is.EqualTo(NotHanded));
        Assert.That(Rule(await _story.RunAsync(One, new ConfirmAccount(Scenario.CustomerService))), Is.EqualTo(OneHand), "never the one who set it");
        Assert.That(Rule(await _story.RunAsync(Scenario.CustomerService, new ConfirmAccount(Scenario.CustomerService))), Is.EqualTo(NotHanded), "nor the account itself");
        Assert.That(Rule(await _story.RunAsync(Scenario.Head, new ConfirmAccount(Scenario.CustomerService))), Is.EqualTo("Forbidden policy.not-allowed"), "the head of another department");
        Assert.That((await _story.DoAsync("jiang.wen", new ConfirmAccount(Scenario.CustomerService))).Confirmed, Is.EqualTo(1), "the head of the own department");
        Assert.That(Rule(await _story.DecideAsync(Scenario.CustomerService, "review-customer-service", true)), Is.Null);
        Assert.That(Rule(await _story.RunAsync("jiang.wen", new ConfirmAccount(Scenario.CustomerService))), Is.EqualTo("Conflict account.nothing-to-confirm"));
        Assert.That((await _story.DoAsync(Two, new ConfirmAccount(Scenario.CustomerService))).Confirmed, Is.EqualTo(1), "and that it is no second account of who set it");
        Assert.That(Rule(await _story.RunAsync(Two, new ConfirmAccount(Scenario.CustomerService))), Is.EqualTo("Conflict account.nothing-to-confirm"));
    }

    [Test]
    public async Task Reset_IsToldToThePersonAndToAllOtherAdministratorsOfTheUnit()
    {
        await _story.DoAsync(One, new ResetPassword(Scenario.CustomerService, OneTime));

        Assert.That(Told("password-reset-own"), Is.EqualTo(new[] { Scenario.CustomerService }));
        Assert.That(Told("password-reset"), Is.EquivalentTo(new[] { Two, "jiang.wen", "ren.jie" }), "not who set it; and the heads, who may confirm");
        Assert.That(_story.State.Messages.Select(m => m.Arguments["byEn"]).Distinct(), Is.EqualTo(new[] { "Fang Yuan" }));
    }

    [Test]
    public async Task Ghost_ThatTheProposerAddedAndMadeAdministrator_PublishesNothingUntilAnotherAdministratorConfirms()
    {
        var runner = new CommandRunner(_story.Sessions, new WiderCatalogue(NextVersion.WithLegal()), _story.Clock, _story.Signal, FlowRuntime.Embedded);
        var commands = 0;
        async Task<Outcome<T>> RunAsync<T>(string person, Command<T> command) => await runner.RunAsync(command, _story.IdOf(person), $"four-eyes-{commands++}");
        (await RunAsync(One, new ProposeDefinition("it-cutover", 2, "Legal signs too"))).Required();
        (await RunAsync(One, new StartSimulation("it-cutover", 2))).Required();
        while (await new SimulationRunner(_story.Sessions, new WiderCatalogue(NextVersion.WithLegal()), _story.Clock).StepAsync()) { }

        (await RunAsync(One, new AddPerson(Ghost, "甲", "Ghost", "en"))).Required();
        var granted = (await RunAsync(One, new GrantRole(Ghost, "administrator", "GRP"))).Required();
        Assert.That(granted.Waits, Is.True, "a second administrator has to say yes");
        Assert.That(Rule(await RunAsync(Ghost, new PublishDefinition("it-cutover", 2))), Is.EqualTo("Forbidden policy.not-allowed"));
        Assert.That(Rule(await RunAsync(One, new ConfirmRole(Ghost, granted.Grant))), Is.EqualTo("Forbidden grant.own-proposal"));
        Assert.That(Told("administrator-proposed"), Is.EqualTo(new[] { Two }));
        (await RunAsync(Two, new ConfirmRole(Ghost, granted.Grant))).Required();
        Assert.That(Told("administrator-confirmed-own"), Is.EqualTo(new[] { Ghost }));

        Assert.That(Rule(await RunAsync(Ghost, new PublishDefinition("it-cutover", 2))), Is.EqualTo(OneHand), "it was added by who proposed");
        (await RunAsync(One, new ResetPassword(Ghost, OneTime))).Required();
        Assert.That(Rule(await RunAsync(Ghost, new PublishDefinition("it-cutover", 2))), Is.EqualTo(NotHanded));
        Assert.That(Rule(await RunAsync(One, new ConfirmAccount(Ghost))), Is.EqualTo(OneHand));
        (await RunAsync(Two, new ConfirmAccount(Ghost))).Required();
        (await RunAsync(Ghost, new PublishDefinition("it-cutover", 2))).Required();
    }

    [Test]
    public async Task Account_InTheHandsOfAGhost_IsNoSecondPersonEither()
    {
        await _story.DoAsync(One, new AddPerson(Ghost, "甲", "Ghost", "en"));
        await _story.DoAsync(One, new GrantRole(Ghost, "administrator", "HZ"));
        await _story.DoAsync(One, new ResetPassword(Scenario.CustomerService, OneTime));

        Assert.That(Rule(await _story.RunAsync(Ghost, new ConfirmAccount(Scenario.CustomerService))), Is.EqualTo(OneHand));
    }

    [Test]
    public async Task Duties_OfWhichOneChecksTheOther_AreNotNamedForTwoAccountsOfOnePerson()
    {
        await _story.ToReleaseAsync();
        var (duty, other) = _story.Catalogue.Checklist(_story.Launch.Kind, _story.Launch.Variant).Duties.Where(d => d.NotWith is not null).Select(d => (d.Code, d.NotWith!)).First();
        await _story.DoAsync(One, new AddPerson(Ghost, "甲", "Ghost", "en"));
        var people = _story.Catalogue.Checklist(_story.Launch.Kind, _story.Launch.Variant).Duties.ToDictionary(d => d.Code, d => (string?)Scenario.Manager);
        (people[duty], people[other]) = (Ghost, One);

        Assert.That((await _story.RunAsync(Scenario.Operations, new ConfirmDuty(_story.Number, people))).Violations.Select(v => v.Rule), Does.Contain("duty.same-person"));
    }

    [Test]
    public async Task RoleOfAdministratorAtTheTop_WhenNobodyElseAdministersIt_TakesEffectAtOnce_AndCanBeWithdrawnWhileItWaits()
    {
        var waits = await _story.DoAsync(One, new GrantRole(Scenario.Auditor, "administrator", "GRP"));
        Assert.That(Rule(await _story.RunAsync(One, new GrantRole(Scenario.Auditor, "administrator", "GRP"))), Is.EqualTo("Conflict grant.already-there"));
        await _story.DoAsync(One, new RevokeRole(Scenario.Auditor, waits.Grant));
        Assert.That(_story.State.ProposedRoles, Is.Empty);

        await _story.DoAsync(One, new RevokeRole(Two, _story.State.Grants.Values.First(g => g.PersonId == _story.IdOf(Two)).Id));
        Assert.That((await _story.DoAsync(One, new GrantRole(Scenario.Auditor, "administrator", "GRP"))).Waits, Is.Null);
        Assert.That(Told("administrator-added-own"), Is.EqualTo(new[] { Scenario.Auditor }));
    }

    [Test]
    public async Task System_ConfirmsFromTheCommandLine_WhatNobodyElseCan()
    {
        await _story.DoAsync(One, new ResetPassword(Scenario.CustomerService, OneTime));
        Assert.That((await _story.SystemAsync(new ConfirmAccount(Scenario.CustomerService))).Required(), Is.EqualTo(new AccountConfirmed(1, 0)));
    }

    [Test]
    public async Task SecondFactor_IsRemovedByAnotherAdministratorThanWhoSetThePassword_AndThenWaitsForAConfirmation()
    {
        await _story.DoAsync(Scenario.CustomerService, new SetSecondFactor("protected", 1, DateTimeOffset.UnixEpoch));
        Assert.That(Rule(await _story.RunAsync("jiang.wen", new RemoveSecondFactor(Scenario.CustomerService))), Is.EqualTo("Forbidden policy.not-allowed"));
        await _story.DoAsync(One, new ResetPassword(Scenario.CustomerService, OneTime));
        Assert.That(Rule(await _story.RunAsync(One, new RemoveSecondFactor(Scenario.CustomerService))), Is.EqualTo(OneHand));
        await _story.DoAsync(Two, new ConfirmAccount(Scenario.CustomerService));
        await _story.DoAsync(Two, new RemoveSecondFactor(Scenario.CustomerService));

        Assert.That(Rule(await _story.RunAsync(Two, new RemoveSecondFactor(Scenario.CustomerService))), Is.EqualTo(OneHand), "it has the account in hand now");
        Assert.That(Rule(await _story.RunAsync(One, new RemoveSecondFactor(Scenario.CustomerService))), Is.EqualTo("Conflict second-factor.none"));
        Assert.That(Rule(await _story.RunAsync(One, new RemoveSecondFactor(One))), Is.EqualTo("Forbidden second-factor.own"));
        Assert.That(Told("second-factor-removed-own"), Is.EqualTo(new[] { Scenario.CustomerService }));
        Assert.That(_story.State.Audit[0].Select(e => e.What), Does.Contain("second-factor.set").And.Contain("second-factor.removed"));
        Assert.That(string.Join(' ', _story.State.Audit[0].Select(e => e.Body)), Does.Not.Contain("protected"));
    }

    private string[] Told(string message) => [.. _story.State.Messages.Where(m => m.Message == message).Select(m => _story.State.People[m.To.PersonId!.Value].UserName)];

    private static string? Rule<T>(Outcome<T> outcome) => outcome.IsDone ? null : $"{outcome.Refusal} {outcome.Violations[0].Rule}";
}
