using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Organisation;

/// <summary>Who may change units, people and roles, and what the rules keep.</summary>
public sealed class OrganisationCommands
{
    private const string Admin = "admin";
    private const string SecondAdmin = "fang.yuan";
    private Scenario _scenario = null!;

    [SetUp]
    public async Task StartAsync() => _scenario = await Scenario.StartAsync();

    [Test]
    public async Task AddUnit_BelowACity_StandsInTheTreeAndInTheAuditTrail()
    {
        await DoAsync(Admin, new AddUnit("HZ", "county", "XH", "西湖分公司", "Xihu County Branch", "Asia/Shanghai"));
        var unit = _scenario.State.Units.Single(u => u.Code == "XH");
        Assert.That((unit.Level, _scenario.State.Units.Single(u => u.Id == unit.ParentId).Code), Is.EqualTo((UnitLevel.County, "HZ")));
        Assert.That(SystemAudit, Is.EqualTo(new[] { "unit.added" }));
    }

    [TestCase("HZ", "province", "XP", "Asia/Shanghai", "unit.level-below-parent", "level")]
    [TestCase("HZ", "village", "XP", "Asia/Shanghai", "unit.level-unknown", "level")]
    [TestCase("HZ", "county", "xh", "Asia/Shanghai", "unit.code-format", "code")]
    [TestCase("HZ", "county", "YH", "Asia/Shanghai", "unit.code-taken", "code")]
    [TestCase("HZ", "county", "XP", "Moon/Crater", "time.zone-unknown", "timeZone")]
    [TestCase("ZZ", "county", "XP", "Asia/Shanghai", "unit.unknown", "parent")]
    [TestCase(null, "group", "XP", "Asia/Shanghai", "unit.unknown", "parent")]
    public async Task AddUnit_WhenARuleIsBroken_NamesIt(string? parent, string level, string code, string zone, string rule, string field) =>
        await RefusedAsync(Admin, new AddUnit(parent, level, code, "名", "Name", zone), Refusal.Invalid, rule, field);

    [Test]
    public async Task AddDepartment_WithACodeThatTheUnitHas_IsRefused()
    {
        await DoAsync(Admin, new AddDepartment("YH", "product", "产品部", "Product"));
        await RefusedAsync(Admin, new AddDepartment("YH", "product", "产品部", "Product"), Refusal.Invalid, "department.code-taken", "code");
    }

    [TestCase("wang.MIN", "person.user-name-taken")]
    [TestCase("../x", "person.user-name-format")]
    [TestCase("", "person.user-name-format")]
    public async Task AddPerson_WithANameThatCannotBe_IsRefused(string userName, string rule) =>
        await RefusedAsync(Admin, new AddPerson(userName, "名", "Name", "en"), Refusal.Invalid, rule, "userName");

    [TestCase("reviewer", null, null, "grant.department-required", "department")]
    [TestCase("reviewer", "no-such", null, "department.unknown", "department")]
    [TestCase("operations", "it", null, "grant.department-not-meant", "department")]
    [TestCase("channel-owner", null, null, "grant.channel-required", "channel")]
    [TestCase("channel-owner", null, "pigeon", "channel.unknown", "channel")]
    [TestCase("auditor", null, "hotline", "grant.channel-not-meant", "channel")]
    [TestCase("emperor", null, null, "role.unknown", "role")]
    public async Task GrantRole_WhenARuleIsBroken_NamesIt(string role, string? department, string? channel, string rule, string field) =>
        await RefusedAsync(Admin, new GrantRole("he.ting", role, "HZ", department, channel), Refusal.Invalid, rule, field);

    [Test]
    public async Task GrantRole_ToOneself_IsRefused() =>
        await RefusedAsync(Admin, new GrantRole(Admin, "reviewer", "HZ", "it"), Refusal.Forbidden, "grant.not-to-yourself");

    [Test]
    public async Task GrantRole_Twice_IsRefused() =>
        await RefusedAsync(Admin, new GrantRole("li.qiang", "reviewer", "HZ", "it"), Refusal.Conflict, "grant.already-there", "role");

    [Test]
    public async Task RevokeRole_OfTheLastAdministratorOfTheTop_IsRefusedUntilThereIsAnother()
    {
        await DoAsync(Admin, new RevokeRole(SecondAdmin, GrantOf(SecondAdmin)));
        await RefusedAsync(Admin, new RevokeRole(Admin, GrantOf(Admin)), Refusal.Conflict, "administrator.last", "grant");
        await DoAsync(Admin, new GrantRole("wu.gang", "administrator", "SP"));
        await RefusedAsync(Admin, new RevokeRole(Admin, GrantOf(Admin)), Refusal.Conflict, "administrator.last", "grant");
        Assert.That((await DoAsync(Admin, new GrantRole("wu.gang", "administrator", "GRP"))).Waits, Is.Null, "there is no second one to ask");
        await DoAsync("wu.gang", new RevokeRole(Admin, GrantOf(Admin)));
        await RefusedAsync(Admin, new AddPerson("new.one", "名", "Name", "en"), Refusal.Forbidden, "policy.not-allowed");
    }

    [Test]
    public async Task EditPerson_DeactivatingTheLastAdministrator_IsRefused()
    {
        await DoAsync(Admin, Edit(SecondAdmin, active: false));
        await RefusedAsync(Admin, Edit(Admin, active: false), Refusal.Conflict, "administrator.last", "active");
    }

    [Test]
    public async Task EditPerson_Deactivated_MayActNoMore()
    {
        await DoAsync(Admin, Edit("zhou.lan", active: false));
        await RefusedAsync("zhou.lan", new ChooseLanguage("en"), Refusal.Forbidden, "actor.unknown");
        Assert.That(SystemAudit, Is.EqualTo(new[] { "person.edited", "person.deactivated" }));
    }

    [Test]
    public async Task Administrator_OfACity_TouchesNobodyWithRolesBeyondIt()
    {
        await DoAsync(Admin, new GrantRole("wu.gang", "administrator", "HZ"));
        await RefusedAsync("wu.gang", Edit(Admin), Refusal.Forbidden, "person.outside-your-units");
        await RefusedAsync("wu.gang", new ResetPassword(Admin, OneTime), Refusal.Forbidden, "person.outside-your-units");
        await RefusedAsync("wu.gang", new GrantRole("he.ting", "administrator", "SP"), Refusal.Forbidden, "policy.not-allowed");
        await RefusedAsync("wu.gang", new RevokeRole(Admin, GrantOf(Admin)), Refusal.Forbidden, "policy.not-allowed");
        await DoAsync("wu.gang", new ResetPassword("he.ting", OneTime));
    }

    [TestCase("wang.min")]
    [TestCase("wu.gang")]
    public async Task Organisation_ForWhomIsNoAdministrator_CannotBeChanged(string person)
    {
        await RefusedAsync(person, new AddUnit("HZ", "county", "XH", "名", "Name", "Asia/Shanghai"), Refusal.Forbidden, "policy.not-allowed");
        await RefusedAsync(person, new AddDepartment("HZ", "new", "名", "Name"), Refusal.Forbidden, "policy.not-allowed");
        await RefusedAsync(person, new AddPerson("new.one", "名", "Name", "en"), Refusal.Forbidden, "policy.not-allowed");
        await RefusedAsync(person, Edit("he.ting"), Refusal.Forbidden, "policy.not-allowed");
        await RefusedAsync(person, new GrantRole("he.ting", "auditor", "HZ"), Refusal.Forbidden, "policy.not-allowed");
        await RefusedAsync(person, new RevokeRole("he.ting", GrantOf("he.ting")), Refusal.Forbidden, "policy.not-allowed");
        await RefusedAsync(person, new ResetPassword("he.ting", OneTime), Refusal.Forbidden, "policy.not-allowed");
        await RefusedAsync(person, new SetUpOrganisation([], [], [], []), Refusal.Forbidden, "policy.not-allowed");
    }

    [Test]
    public async Task Administrator_ForALaunch_MayReadItAndMendItsFlowAndNothingElse()
    {
        await _scenario.ToReviewAsync();
        await RefusedAsync(Admin, new DecideStep(_scenario.Number, "review-it", StepVote.Approve, 1), Refusal.Forbidden, "policy.not-allowed");
        Assert.That(
            Enum.GetValues<Permission>().Where(p => Policy.RolesFor(p).Contains(Role.Administrator)),
            Is.EquivalentTo(new[] { Permission.ReadLaunches, Permission.ReadAudit, Permission.ManageOrganisation, Permission.KeepRoster, Permission.ManageDefinitions, Permission.RunFlows }));
    }

    [Test]
    public async Task Password_ResetByAnAdministrator_MustBeChangedAndChosenOnesNot()
    {
        await DoAsync(Admin, new ResetPassword("he.ting", OneTime with { MustChange = false }));
        Assert.That(_scenario.State.Passwords[_scenario.IdOf("he.ting")].MustChange, Is.True);
        await DoAsync("he.ting", new ChangePassword(new("hash-2", "stamp-2", MustChange: true)));
        Assert.That(_scenario.State.Passwords[_scenario.IdOf("he.ting")], Is.EqualTo(new NewPassword("hash-2", "stamp-2", MustChange: false)));
        Assert.That(string.Join('\n', _scenario.State.Audit[0].Select(e => e.Body)), Does.Not.Contain("hash"));
    }

    [Test]
    public async Task SetUpOrganisation_GivenAgain_AddsOnlyWhatIsMissing()
    {
        var setUp = new SetUpOrganisation(
            [new("HZ", "county", "XH", "西湖分公司", "Xihu", "Asia/Shanghai")], [new("XH", "it", "IT部", "IT")],
            [new("he.ting", "何婷", "He Ting", "zh-CN"), new("new.one", "新人", "New One", "en")],
            [new("he.ting", "reviewer", "XH", "it"), new("new.one", "reviewer", "XH", "it")], OneTime);
        Assert.That((await _scenario.SystemAsync(setUp)).Required().Added, Is.EqualTo(new[] { "new.one" }));
        Assert.That((await _scenario.SystemAsync(setUp)).Required().Added, Is.Empty);
        Assert.That(RolesOf("he.ting"), Is.EqualTo(new[] { Role.HotlineAgent }), "who was there keeps the roles as they are");
        Assert.That(RolesOf("new.one"), Is.EqualTo(new[] { Role.Reviewer }));
        Assert.That(_scenario.State.Passwords.Keys, Is.EqualTo(new[] { _scenario.IdOf("new.one") }));
    }

    [Test]
    public async Task SetUpOrganisation_WithABrokenEntry_KeepsNothing()
    {
        var outcome = await _scenario.SystemAsync(new SetUpOrganisation(
            [new("HZ", "county", "XH", "西湖分公司", "Xihu", "Asia/Shanghai")], [], [new("new.one", "新人", "New One", "klingon")], []));
        Assert.That(outcome.Violations.Select(v => (v.Rule, v.Field)), Is.EqualTo(new[] { ("person.language-unknown", "people[0].language") }));
        Assert.That(_scenario.State.Units.Any(u => u.Code == "XH"), Is.False);
    }

    private static NewPassword OneTime { get; } = new("hash", "stamp", MustChange: true);

    private IEnumerable<string> SystemAudit => _scenario.State.Audit[0].Select(e => e.What);

    private static EditPerson Edit(string userName, bool active = true) => new(userName, "名", "Name", "en", null, active);

    private long GrantOf(string userName) => _scenario.State.Grants.Values.First(g => g.PersonId == _scenario.IdOf(userName)).Id;

    private IEnumerable<Role> RolesOf(string userName) =>
        _scenario.State.Grants.Values.Where(g => g.PersonId == _scenario.IdOf(userName)).Select(g => g.Grant.Role);

    private Task<T> DoAsync<T>(string person, Command<T> command) => _scenario.DoAsync(person, command);

    private async Task RefusedAsync<T>(string person, Command<T> command, Refusal why, string rule, string? field = null)
    {
        var outcome = await _scenario.RunAsync(person, command);
        Assert.That((outcome.Refusal, outcome.Violations.Select(v => (v.Rule, v.Field)).FirstOrDefault()), Is.EqualTo(((Refusal?)why, (rule, field))));
    }
}
