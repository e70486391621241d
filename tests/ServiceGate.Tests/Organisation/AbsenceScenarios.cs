using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Organisation;

/// <summary>While somebody is away a substitute is asked and may act in that person's place, for that person and by no other right.</summary>
public sealed class AbsenceScenarios
{
    private const string Review = "review-customer-service", NotAllowed = "Forbidden policy.not-allowed";

    private Scenario _story = null!;

    [SetUp]
    public async Task BeginAsync() => _story = await Scenario.StartAsync();

    [TestCase("2026-11-02T23:59", NotAllowed)]
    [TestCase("2026-11-03T00:00", null)]
    [TestCase("2026-11-14T23:59", null)]
    [TestCase("2026-11-15T00:00", NotAllowed)]
    public async Task Substitute_SignsFromTheFirstToTheLastDay(string when, string? refused)
    {
        await _story.ToReviewAsync();
        await AwayAsync(Scenario.CustomerService, Scenario.Agent);

        _story.At(when);

        Assert.That(Rule(await _story.DecideAsync(Scenario.Agent, Review, true)), Is.EqualTo(refused));
    }

    [Test]
    public async Task Record_SaysWhoSignedForWhom()
    {
        await _story.ToReviewAsync();
        await AwayAsync(Scenario.CustomerService, Scenario.Agent);
        _story.At("2026-11-03T09:00");

        await _story.ApproveAsync(Scenario.Agent, Review);

        var decision = _story.State.Decisions.Last(d => d.Step == Review);
        Assert.That((decision.By, decision.For, decision.Department), Is.EqualTo((_story.IdOf(Scenario.Agent), (long?)_story.IdOf(Scenario.CustomerService), "customer-service")));
        Assert.That(_story.State.Audit[_story.Launch.Id].Last(e => e.What == "step.approved").Body, Does.Contain($"\"for\":{_story.IdOf(Scenario.CustomerService)}"));
        Assert.That(_story.State.Audit[_story.Launch.Id].First(e => e.What == "step.submitted").Body, Does.Not.Contain("\"for\""), "in the own name nothing is said");
        Assert.That(Rule(await _story.DecideAsync(Scenario.CustomerService, Review, true)), Is.EqualTo("Conflict step.not-waiting"), "it is signed");
    }

    [Test]
    public async Task WhoIsAway_StillActs()
    {
        await _story.ToReviewAsync();
        await AwayAsync(Scenario.CustomerService, Scenario.Agent);
        _story.At("2026-11-03T09:00");

        await _story.ApproveAsync(Scenario.CustomerService, Review);

        Assert.That(_story.State.Decisions.Last(d => d.Step == Review).For, Is.Null);
    }

    [Test]
    public async Task Substitute_DoesNotJudgeWhatEitherOfTheTwoHasDone()
    {
        await _story.ToReviewAsync();
        await AwayAsync(Scenario.CustomerService, Scenario.Manager);
        await AwayAsync(Scenario.It, Scenario.Network);
        _story.At("2026-11-03T09:00");

        Assert.That(Rule(await _story.DecideAsync(Scenario.Manager, Review, true)), Is.EqualTo("Forbidden sign-off.own-submission"), "the own dossier");
        await _story.ApproveAsync(Scenario.Network, "review-network");
        Assert.That(Rule(await _story.DecideAsync(Scenario.Network, "review-it", true)), Is.EqualTo("Forbidden sign-off.other-department"), "one person speaks for one department");
    }

    [Test]
    public async Task Substitute_OfWhoWroteIt_DoesNotSignItForAnother()
    {
        await _story.ToReviewAsync();
        await AwayAsync(Scenario.Manager, Scenario.CustomerService);
        _story.At("2026-11-03T09:00");

        (await _story.ChangeAsync(Scenario.CustomerService, "concerns", "I7", "evidence", "第2版")).Required();

        Assert.That(_story.State.Items.Values.Single(i => i.Key == "I7").ChangedBy, Is.EqualTo(_story.IdOf(Scenario.CustomerService)));
        Assert.That(_story.State.Audit[_story.Launch.Id][^1].Body, Does.Contain($"\"for\":{_story.IdOf(Scenario.Manager)}"));
        Assert.That(Rule(await _story.DecideAsync(Scenario.CustomerService, Review, true)), Is.EqualTo("Forbidden sign-off.own-submission"), "it is the absent person's");
        _story.At("2026-11-15T00:00");
        Assert.That(Rule(await _story.DecideAsync(Scenario.CustomerService, Review, true)), Is.EqualTo("Forbidden sign-off.own-content"));
    }

    [Test]
    public async Task Substitute_OfAnAdministrator_KeepsNoAccounts()
    {
        await AwayAsync("admin", "fang.yuan");
        await AwayAsync("fang.yuan", Scenario.Agent, "2026-12-01", "2026-12-02");
        _story.At("2026-12-01T09:00");

        Assert.That(Rule(await _story.RunAsync(Scenario.Agent, new ResetPassword(Scenario.It, new("hash", "stamp", true)))), Is.EqualTo(NotAllowed));
    }

    [Test]
    public async Task End_TakesTheRolesBackAtOnce_AndBothAreTold()
    {
        await _story.ToReviewAsync();
        var absence = await AwayAsync(Scenario.CustomerService, Scenario.Agent);
        _story.At("2026-11-03T09:00");
        Assert.That(Told("absence-recorded"), Is.EquivalentTo(new[] { Scenario.Agent, "jiang.wen", "ren.jie" }), "the substitute, and the heads of the department");

        await _story.DoAsync(Scenario.CustomerService, new EndAbsence(Scenario.CustomerService, absence));

        Assert.That(Rule(await _story.DecideAsync(Scenario.Agent, Review, true)), Is.EqualTo(NotAllowed));
        Assert.That(Rule(await _story.RunAsync(Scenario.CustomerService, new EndAbsence(Scenario.CustomerService, absence))), Is.EqualTo("Conflict absence.over"));
        Assert.That(Told("absence-ended-own"), Is.EqualTo(new[] { Scenario.CustomerService }));
    }

    [TestCase("he.ting", "chen.jing", "2026-11-05", "2026-11-06", NotAllowed, TestName = "somebody else says so")]
    [TestCase("chen.jing", "chen.jing", "2026-11-05", "2026-11-06", null, TestName = "the person")]
    [TestCase("jiang.wen", "chen.jing", "2026-11-05", "2026-11-06", null, TestName = "the head of the department")]
    [TestCase("zhou.lan", "chen.jing", "2026-11-05", "2026-11-06", NotAllowed, TestName = "the head of another department")]
    [TestCase("fang.yuan", "chen.jing", "2026-11-05", "2026-11-06", null, TestName = "an administrator")]
    [TestCase("fang.yuan", "nobody", "2026-11-05", "2026-11-06", "NotFound person.unknown", TestName = "of nobody")]
    [TestCase("chen.jing", "chen.jing", "2026-11-01", "2026-11-06", "Invalid absence.in-the-past from", TestName = "from yesterday")]
    [TestCase("chen.jing", "chen.jing", "2026-11-02", "2026-11-02", null, TestName = "today")]
    [TestCase("chen.jing", "chen.jing", "2026-11-06", "2026-11-05", "Invalid absence.ends-before until", TestName = "backwards")]
    [TestCase("chen.jing", "chen.jing", "2026-11-05", "2027-11-05", null, TestName = "366 days")]
    [TestCase("chen.jing", "chen.jing", "2026-11-05", "2027-11-06", "Invalid absence.too-long until", TestName = "367 days")]
    [TestCase("chen.jing", "chen.jing", "5 Nov", "2026-11-06", "Invalid date.format from", TestName = "no day")]
    public async Task Record_IsGivenByWhoMay_WithinItsBounds(string by, string person, string from, string until, string? refused) =>
        Assert.That(Rule(await _story.RunAsync(by, new RecordAbsence(person, from, until, "song.jie"))), Is.EqualTo(refused));

    [TestCase("fang.yuan", "fang.yuan", "Forbidden absence.not-to-yourself", TestName = "an administrator makes himself the substitute")]
    [TestCase("jiang.wen", "jiang.wen", "Forbidden absence.not-to-yourself", TestName = "the head makes herself the substitute")]
    [TestCase("fang.yuan", "ghost.a", "Forbidden second-person.same-hands", TestName = "an administrator chooses an account that he added")]
    [TestCase("admin", "ghost.a", null, TestName = "another administrator chooses it")]
    public async Task WhoeverSaysSoForSomebodyElse_DoesNotGetTheRoles(string by, string substitute, string? refused)
    {
        await _story.DoAsync("fang.yuan", new AddPerson("ghost.a", "甲", "Ghost", "en"));
        await _story.DoAsync("fang.yuan", new GrantRole("ghost.a", "hotline-agent", "HZ"));

        Assert.That(Rule(await _story.RunAsync(by, new RecordAbsence("chen.jing", "2026-11-05", "2026-11-06", substitute))), Is.EqualTo(refused));
    }

    [Test]
    public async Task Account_WhosePasswordAnAdministratorHasSet_NamesNoSubstitute()
    {
        await _story.DoAsync("fang.yuan", new ResetPassword("chen.jing", new("hash", "stamp", true)));

        Assert.That(Rule(await _story.RunAsync("chen.jing", new RecordAbsence("chen.jing", "2026-11-05", "2026-11-06", "he.ting"))), Is.EqualTo("Forbidden account.not-handed-over"));
    }

    [TestCase("chen.jing", "Invalid absence.own-substitute substitute")]
    [TestCase("nobody", "Invalid person.unknown substitute")]
    [TestCase("shen.yi", "Invalid absence.substitute-elsewhere substitute", TestName = "somebody of another city")]
    [TestCase("li.qiang", "Invalid absence.substitute-away substitute", TestName = "who is away as well")]
    public async Task Substitute_IsSomebodyWhoIsThere(string substitute, string refused)
    {
        await AwayAsync("li.qiang", "zhao.hai", "2026-11-06", "2026-11-07");

        Assert.That(Rule(await _story.RunAsync("chen.jing", new RecordAbsence("chen.jing", "2026-11-05", "2026-11-06", substitute))), Is.EqualTo(refused));
    }

    [Test]
    public async Task Nobody_IsAwayTwice_OrWhileStandingIn()
    {
        await AwayAsync("chen.jing", "he.ting", "2026-11-05", "2026-11-10");

        Assert.That(Rule(await _story.RunAsync("chen.jing", new RecordAbsence("chen.jing", "2026-11-10", "2026-11-12", "song.jie"))), Is.EqualTo("Invalid absence.overlaps from"));
        Assert.That(Rule(await _story.RunAsync("he.ting", new RecordAbsence("he.ting", "2026-11-10", "2026-11-12", "song.jie"))), Is.EqualTo("Invalid absence.stands-in from"));
        Assert.That(Rule(await _story.RunAsync("he.ting", new RecordAbsence("he.ting", "2026-11-11", "2026-11-12", "song.jie"))), Is.Null);
    }

    private async Task<long> AwayAsync(string person, string substitute, string from = "2026-11-03", string until = "2026-11-14") =>
        (await _story.DoAsync(person, new RecordAbsence(person, from, until, substitute))).Absence;

    private string[] Told(string message) =>
        [.. _story.State.Messages.Where(m => m.Message == message).Select(m => _story.State.People[m.To.PersonId!.Value].UserName)];

    private static string? Rule<T>(Outcome<T> outcome) => outcome.IsDone ? null
        : outcome.Refusal is Refusal.Invalid ? $"Invalid {outcome.Violations[0].Rule} {outcome.Violations[0].Field}" : $"{outcome.Refusal} {outcome.Violations[0].Rule}";
}
