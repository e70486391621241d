using System.Text.Json;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Rosters;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Rosters;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Organisation;

/// <summary>Who is put on the duty roster of a unit, by whom and by which times. It is 2 November, 9:00 in Hangzhou.</summary>
public sealed class RosterScenarios
{
    private const string Number = "13300000001";

    private Scenario _story = null!;

    [SetUp]
    public async Task BeginAsync() => _story = await Scenario.StartAsync();

    [TestCase("cao.bo", "HZ", null, TestName = "a head of the unit")]
    [TestCase("bai.yun", "HZ", null, TestName = "a head of the unit above")]
    [TestCase("fang.yuan", "SP", null, TestName = "an administrator")]
    [TestCase("cao.bo", "SP", "Forbidden policy.not-allowed", TestName = "a head of a unit below")]
    [TestCase("cao.bo", "SX", "Forbidden policy.not-allowed", TestName = "a head of another city")]
    [TestCase("sun.yue", "HZ", "Forbidden policy.not-allowed", TestName = "operations")]
    [TestCase("chen.jing", "HZ", "Forbidden policy.not-allowed", TestName = "a reviewer")]
    [TestCase("fang.yuan", "XX", "NotFound unit.unknown unit", TestName = "of no unit")]
    public async Task Roster_IsKeptByHeadsAndAdministratorsOfTheUnit(string by, string unit, string? refused) =>
        Assert.That(Rule(await _story.RunAsync(by, Put(unit, "bai.yun"))), Is.EqualTo(refused));

    [TestCase("2026-11-02T18:00", "2026-11-03T08:00", null)]
    [TestCase("2026-11-02T08:00", "2026-11-02T09:01", null, TestName = "it has begun")]
    [TestCase("2026-11-02T08:00", "2026-11-02T09:00", "Invalid roster.over until", TestName = "it is over")]
    [TestCase("2026-11-02T18:00", "2026-11-02T18:00", "Invalid roster.ends-before until", TestName = "no time at all")]
    [TestCase("2026-11-02T18:00", "2026-12-03T18:00", null, TestName = "31 days")]
    [TestCase("2026-11-02T18:00", "2026-12-03T18:01", "Invalid roster.too-long until", TestName = "a minute more")]
    [TestCase("tonight", "2026-11-03T08:00", "Invalid time.local-format from")]
    public async Task Times_AreThoseOfTheUnit(string from, string until, string? refused)
    {
        Assert.That(Rule(await _story.RunAsync("cao.bo", Put("HZ", "sun.yue", from, until))), Is.EqualTo(refused));
        if (refused is null) Assert.That(_story.State.Shifts.Values.Single().From, Is.EqualTo(Scenario.Shanghai(from)), "stored in UTC");
    }

    [TestCase("sun.yue", null)]
    [TestCase("bai.yun", null, TestName = "somebody of the unit above")]
    [TestCase("shen.yi", "Invalid roster.person-elsewhere person", TestName = "somebody of another city")]
    [TestCase("nobody", "Invalid person.unknown person")]
    public async Task OnDuty_IsWhoSeesWhatIsLaunchedThere(string person, string? refused) => Assert.That(Rule(await _story.RunAsync("cao.bo", Put("HZ", person))), Is.EqualTo(refused));

    [TestCase(Role.Administrator, "Invalid roster.person-elsewhere person")]
    [TestCase(Role.Auditor, "Invalid roster.person-elsewhere person")]
    [TestCase(Role.HotlineAgent, null)]
    public async Task OnDuty_IsWhoHasASayInLaunches(Role role, string? refused)
    {
        await _story.HireAsync("newcomer", new(role, _story.UnitId("HZ")));

        Assert.That(Rule(await _story.RunAsync("cao.bo", Put("HZ", "newcomer"))), Is.EqualTo(refused));
    }

    [TestCase("13300000001", "13300000001")]
    [TestCase("+86 133-0000-0001", "13300000001")]
    [TestCase("0571 8765 4321", "+8657187654321")]
    [TestCase("+8816 3145 0001", "+881631450001", TestName = "a satellite phone")]
    [TestCase("12345", null)]
    [TestCase("", null)]
    [TestCase("call me", null)]
    public async Task Number_IsOneThatCanBeCalled(string typed, string? stored)
    {
        var outcome = await _story.RunAsync("cao.bo", Put("HZ", "sun.yue", number: typed));

        Assert.That(Rule(outcome), Is.EqualTo(stored is null ? "Invalid roster.number number" : null));
        Assert.That(_story.State.DutyNumbers.Values.SingleOrDefault(), Is.EqualTo(stored));
    }

    [Test]
    public async Task Nobody_IsOnDutyTwice()
    {
        await _story.DoAsync("cao.bo", Put("HZ", "sun.yue"));

        Assert.That(Rule(await _story.RunAsync("cao.bo", Put("HZ", "sun.yue", "2026-11-03T07:59", "2026-11-03T18:00"))), Is.EqualTo("Invalid roster.overlaps from"));
        Assert.That(Rule(await _story.RunAsync("cao.bo", Put("HZ", "sun.yue", "2026-11-03T08:00", "2026-11-03T18:00"))), Is.Null, "one after the other");
        Assert.That(Rule(await _story.RunAsync("bai.yun", Put("SP", "bai.yun"))), Is.Null, "another person, another unit");
    }

    [TestCase(null, "Invalid time.ambiguous from")]
    [TestCase("+09:00", "Invalid time.ambiguous from")]
    [TestCase("+02:00", "2026-10-25T00:30:00Z")]
    [TestCase("+01:00", "2026-10-25T01:30:00Z")]
    public async Task Hour_ThatComesTwice_IsAskedFor(string? offset, string becomes)
    {
        await _story.DoAsync("fang.yuan", new AddUnit("GRP", "province", "EU", "欧洲公司", "Europe", "Europe/Berlin"));
        await _story.HireAsync("ops.eu", new(Role.Operations, _story.UnitId("EU")));
        _story.At("2026-10-20T09:00");

        var outcome = await _story.RunAsync("fang.yuan", new PutOnDuty("EU", new("ops.eu", "duty-manager", "2026-10-25T02:30", "2026-10-25T08:00", offset), "w").At(Number));

        Assert.That(Rule(outcome) ?? _story.State.Shifts.Values.Single().From.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(becomes));
    }

    [Test]
    public async Task Hour_ThatDoesNotExist_IsRefused()
    {
        await _story.DoAsync("fang.yuan", new AddUnit("GRP", "province", "EU", "欧洲公司", "Europe", "Europe/Berlin"));

        var outcome = await _story.RunAsync("fang.yuan", new PutOnDuty("EU", new("fang.yuan", "duty-manager", "2027-03-28T02:30", "2027-03-28T08:00"), "w").At(Number));

        Assert.That(Rule(outcome), Is.EqualTo("Invalid time.in-daylight-saving-gap from"));
    }

    [Test]
    public async Task TakingOff_IsOnce_AndTakesTheNumberAway()
    {
        var shift = (await _story.DoAsync("cao.bo", Put("HZ", "sun.yue"))).Shift;

        Assert.That(Rule(await _story.RunAsync("sun.yue", new TakeOffDuty("HZ", shift))), Is.EqualTo("Forbidden policy.not-allowed"));
        Assert.That(Rule(await _story.RunAsync("bai.yun", new TakeOffDuty("SP", shift))), Is.EqualTo("NotFound roster.unknown shift"), "of another unit's roster");
        Assert.That(Rule(await _story.RunAsync("cao.bo", new TakeOffDuty("HZ", shift))), Is.Null);
        Assert.That(Rule(await _story.RunAsync("cao.bo", new TakeOffDuty("HZ", shift))), Is.EqualTo("Conflict roster.gone shift"));
        Assert.That(_story.State.DutyNumbers, Is.Empty);
        Assert.That(_story.State.Shifts[shift].RemovedBy, Is.EqualTo(_story.IdOf("cao.bo")));
    }

    [Test]
    public async Task Import_IsAllOrNothing_AndNamesTheLine()
    {
        DutyEntry first = new("sun.yue", "duty-manager", "2026-11-02T18:00", "2026-11-03T08:00"), second = first with { Person = "he.ting", Role = "customer-service-duty-manager" };

        var refused = await _story.RunAsync("cao.bo", new ImportRoster("HZ", [first, second with { Role = "boss" }, first], "w").At([Number, Number, "1"]));
        Assert.That(refused.Violations.Select(v => $"{v.Rule} {v.Field}"), Is.EqualTo(new[] { "roster.role-unknown shifts[1].role", "roster.number shifts[2].number" }));
        Assert.That(_story.State.Shifts, Is.Empty);
        Assert.That(Rule(await _story.RunAsync("cao.bo", new ImportRoster("HZ", [first, first], "w").At([Number, Number]))), Is.EqualTo("Invalid roster.overlaps shifts[1].from"));
        Assert.That(Rule(await _story.RunAsync("cao.bo", new ImportRoster("HZ", [], "w"))), Is.EqualTo("Invalid list.required shifts"));
        Assert.That(Rule(await _story.RunAsync("cao.bo", new ImportRoster("HZ", [.. Enumerable.Repeat(first, RosterRules.MostImported + 1)], "w"))), Is.EqualTo("Invalid list.too-long shifts"));

        Assert.That((await _story.DoAsync("cao.bo", new ImportRoster("HZ", [first, second], "w").At([Number, "13300000002"]))).Shifts, Has.Count.EqualTo(2));
        Assert.That(_story.State.Shifts.Values.Select(s => s.Role), Is.EqualTo(new[] { DutyRole.DutyManager, DutyRole.CustomerServiceDutyManager }));
    }

    [Test]
    public async Task Number_StandsNeitherInTheTrailNorInWhatIsKeptOfTheCommand()
    {
        await _story.DoAsync("cao.bo", Put("HZ", "sun.yue"));

        Assert.That(_story.State.Audit.Values.SelectMany(chain => chain).Select(e => e.Body), Has.None.Contains(Number).And.Some.Contains("sun.yue"));
        Assert.That(JsonSerializer.Serialize(Put("HZ", "sun.yue")), Does.Not.Contain(Number));
    }

    [TestCase(null, true, TestName = "the person")]
    [TestCase(Role.DepartmentHead, true)]
    [TestCase(Role.Administrator, true)]
    [TestCase(Role.Operations, true)]
    [TestCase(Role.HotlineAgent, false)]
    [TestCase(Role.Reviewer, false)]
    [TestCase(Role.Auditor, false)]
    public void Number_IsSeenByWhoNeedsIt(Role? role, bool seen)
    {
        var tree = new OrganisationTree([new(1, null, UnitLevel.City, "HZ", "杭州", "Hangzhou", "Asia/Shanghai")], []);
        var shift = new DutyShift(1, 1, 7, DutyRole.DutyManager, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), 9, DateTimeOffset.UnixEpoch);

        Assert.That(RosterRules.SeesNumber(new(role is null ? 7 : 8, "somebody", role is { } held ? [new(held, 1)] : []), shift, tree), Is.EqualTo(seen));
    }

    private static PutOnDuty Put(string unit, string person, string from = "2026-11-02T18:00", string until = "2026-11-03T08:00", string number = Number) =>
        new PutOnDuty(unit, new(person, "duty-manager", from, until), "word").At(number);

    private static string? Rule<T>(Outcome<T> outcome) =>
        outcome.IsDone ? null : $"{outcome.Refusal} {outcome.Violations[0].Rule}{(outcome.Violations[0].Field is { } field ? $" {field}" : "")}";
}
