using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Accounts;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Queries.Trail;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

public sealed class ReadingTests(DatabaseStand stand) : DatabaseTests(stand)
{
    [Test]
    public async Task History_WhenMuchHappened_IsOneTimelineNewestFirst()
    {
        var launch = await AddLaunchAsync();
        await WriteAsync(async s =>
        {
            await s.Dossiers.SaveAsync(new(launch, Section.Risks, "r1", 1, "{}", "h1", ManagerId, Now), 0, 1);
            await s.SignOffs.AddAsync(new StepDecision(1, launch, "review-it", 1, 1, Verdict.Returned, ManagerId, Now.AddMinutes(1), "see findings", new Dictionary<Section, string> { [Section.Risks] = "h1" }));
            await s.SignOffs.AddAsync(new Finding(2, launch, 1, "review-it", Section.Risks, "r1", "Count is missing", FindingStatus.Answered, "Added", ManagerId, Now.AddMinutes(2)));
            await s.Gates.AddAsync(new Acknowledgement(launch, "hotline", "h9", ManagerId, Now.AddMinutes(3)));
            await s.Audit.AppendAsync(Event(launch, 1, "gate.open", AuditTrail.Origin, new { gate = "go-ahead" }));
        });

        var history = await new LaunchHistory(Database).OfAsync(Actor.System, launch);

        Assert.That(history.Select(e => (e.Kind, e.What, e.Subject, e.Text)), Is.EqualTo(new[]
        {
            (HistoryKind.Gate, "open", "go-ahead", null),
            (HistoryKind.Acknowledgement, "acknowledged", "hotline", null),
            (HistoryKind.Finding, "answered", "r1", "Added"),
            (HistoryKind.Finding, "raised", "r1", "Count is missing"),
            (HistoryKind.Decision, "returned", "review-it", "see findings"),
            (HistoryKind.Item, "changed", "r1", (string?)null),
        }));
        Assert.That(history.Select(e => e.By.Name?.En), Is.EqualTo(new[] { null, "Li Wei", "Li Wei", "Li Wei", "Li Wei", "Li Wei" }));

        async Task<IEnumerable<string>> NarrowedAsync(HistoryFilter filter, int most = 500) =>
            (await new LaunchHistory(Database).OfAsync(Actor.System, launch, most, filter: filter)).Select(e => e.What);
        Assert.That(await NarrowedAsync(new(HistoryKind.Finding)), Is.EqualTo(new[] { "answered", "raised" }));
        Assert.That(await NarrowedAsync(new(HistoryKind.Item), most: 1), Is.EqualTo(new[] { "changed" }), "it is narrowed before it is cut");
        Assert.That(await NarrowedAsync(new(From: Now.AddMinutes(1), Until: Now.AddMinutes(3))), Is.EqualTo(new[] { "answered", "raised", "returned" }));
        Assert.That(await NarrowedAsync(new(HistoryKind.Acknowledgement, Until: Now.AddMinutes(3))), Is.Empty);
    }

    [TestCase(Section.Stress, "hotline", "stress.hours-accepted", "stress-hours-accepted")]
    [TestCase(Section.Trials, "T1", "trial.finding-accepted", "trial-finding-accepted")]
    public async Task AnAcceptance_IsToldByWhoGaveIt_NotAsAChangeOfTheAuthors(Section section, string key, string act, string said)
    {
        var launch = await AddLaunchAsync();
        await WriteAsync(async s =>
        {
            await s.Dossiers.SaveAsync(new(launch, section, key, 1, "{}", "h1", ManagerId, Now), 0, 1);
            // Of the same moment as the audit event: the author stays who wrote it.
            await s.Dossiers.SaveAsync(new(launch, section, key, 2, "{\"a\":1}", "h2", ManagerId, Now.AddMinutes(10)), 1, 1);
            await s.Dossiers.SaveAsync(new(launch, Section.Risks, "r1", 1, "{}", "h3", ManagerId, Now.AddMinutes(10)), 0, 1);
            await s.Audit.AppendAsync(Event(launch, 1, act, AuditTrail.Origin, section is Section.Stress ? new { line = key, from = "2026-11-24T16:00", reason = "短时排队" } : new { trial = key, finding = "F1", reason = "短时排队" }));
        });

        var history = await new LaunchHistory(Database).OfAsync(Actor.System, launch);

        Assert.That(history.Select(e => $"{e.What} {e.Section} {e.Subject} {e.Text} {e.By.Id}"), Is.EqualTo(new[] { $"{said}  {key} 短时排队 0", $"changed Risks r1  {ManagerId}", $"changed {section} {key}  {ManagerId}" }));
    }

    [Test]
    public async Task Audit_WhenFiltered_GivesEventsNewestFirst()
    {
        var launch = await AddLaunchAsync();
        await AppendTwoAsync(launch);
        var reading = new AuditReading(Database);

        var all = await reading.FindAsync(Actor.System, new());
        var gates = await reading.FindAsync(Actor.System, new() { What = "gate", Chain = launch });

        Assert.That(all.Total, Is.EqualTo(2));
        Assert.That(all.Rows.Select(r => (r.Event.Sequence, r.LaunchNumber)), Is.EqualTo(new[] { (2L, "HZ-2026-000001"), (1L, "HZ-2026-000001") }));
        Assert.That(gates.Rows.Select(r => r.Event.What), Is.EqualTo(new[] { "gate.open" }));
        Assert.That((await reading.FindAsync(Actor.System, new() { What = "gat" })).Rows, Is.Empty);
        Assert.That((await reading.FindAsync(Actor.System, new() { Page = 2, PageSize = 2 })).Rows, Is.Empty);
    }

    [Test]
    public async Task Audit_WhenNarrowedByPerson_TakesSignInNameAndBothNames()
    {
        var launch = await AddLaunchAsync();
        await WriteAsync(s => s.Audit.AppendAsync(AuditTrail.Event(launch, 1, AuditTrail.Origin, Now, ManagerId, "launch.created", "c", new { number = "HZ-2026-000001" })));
        var reading = new AuditReading(Database);

        foreach (var who in new[] { "li.wei", "李伟", "Li Wei" })
            Assert.That((await reading.FindAsync(Actor.System, new() { Who = who })).Total, Is.EqualTo(1), who);
        Assert.That((await reading.FindAsync(Actor.System, new() { Who = "Li" })).Total, Is.Zero);
    }

    [Test]
    public async Task Audit_WhenReadByACity_HasItsLaunchesAndForItsAdministratorTheEventsAboutItsPeople()
    {
        const long group = 900_010, city = 900_011, neighbour = 900_012, launch = 900_013;
        await WriteAsync(async s =>
        {
            await s.Organisation.AddUnitAsync(new(group, null, UnitLevel.Group, "GRP", "集团", "Group", "Asia/Shanghai"));
            await s.Organisation.AddUnitAsync(new(city, group, UnitLevel.City, "SX", "绍兴分公司", "Shaoxing", "Asia/Shanghai"));
            await s.Organisation.AddPersonAsync(new(neighbour, "Shen.Yi", "沈怡", "Shen Yi", "zh-CN", null));
            await s.Organisation.AddGrantAsync(new(7, neighbour, new(Role.ProductManager, city, "product")));
            await s.Launches.AddAsync(NewLaunch(launch, "SX-2026-000001") with { UnitId = city });
            await AppendAsync(s, launch, ("launch.created", new { }));
            await AppendAsync(s, 0,
                ("password.reset", new { userName = "Li.Wei" }), ("password.reset", new { userName = "Shen.Yi" }), ("role.revoked", new { userName = "Gone", unit = "SX" }),
                ("department.added", new { unit = "HZ", code = "it" }), ("definition.published", new { definition = "it-cutover" }));
        });
        await AppendTwoAsync(await AddLaunchAsync());
        var reading = new AuditReading(Database);
        async Task<string> SeenAsync(Role role, long unit, AuditFilter? filter = null) => string.Join(' ',
            (await reading.FindAsync(new(1, "reader", [new(role, unit)]), filter ?? new())).Rows.Select(r => $"{r.Event.Chain switch { 0 => "0", launch => "1", _ => "2" }}:{r.Event.Sequence}").Order());

        Assert.That(await SeenAsync(Role.Auditor, city), Is.EqualTo("1:1"));
        Assert.That(await SeenAsync(Role.Administrator, city), Is.EqualTo("0:2 0:3 1:1"));
        Assert.That(await SeenAsync(Role.Administrator, city, new() { What = "password" }), Is.EqualTo("0:2"));
        Assert.That(await SeenAsync(Role.Administrator, city, new() { PageSize = 2, Page = 2 }), Is.EqualTo("1:1"), "the oldest");
        Assert.That(await SeenAsync(Role.Auditor, group), Is.EqualTo("0:1 0:2 0:3 0:4 0:5 1:1"), "HZ stands beside the group here");
        Assert.That(await SeenAsync(Role.ProductManager, city), Is.Empty);
    }

    [Test]
    public async Task AuditCheck_WhenAnEventWasChangedOrCutOff_FindsIt()
    {
        var launch = await AddLaunchAsync();
        await AppendTwoAsync(launch);
        var reading = new AuditReading(Database);
        Assert.That(await reading.CheckAsync(launch), Is.EqualTo(new AuditCheck(2, null, false)));

        await ExecuteAsync("UPDATE audit_event SET what = 'gate.closed-again' WHERE sequence = 1");
        Assert.That((await reading.CheckAsync(launch)).FirstBroken?.Sequence, Is.EqualTo(1));

        await ExecuteAsync("UPDATE audit_event SET what = 'gate.open' WHERE sequence = 1");
        await ExecuteAsync("DELETE FROM audit_event WHERE sequence = 2");
        Assert.That(await reading.CheckAsync(launch), Is.EqualTo(new AuditCheck(1, null, true)));
    }

    [Test]
    public async Task People_WhenListed_ComeWithRolesAndUnits()
    {
        await WriteAsync(s => s.Organisation.AddGrantAsync(new(7, ManagerId, new(Role.Reviewer, UnitId, "it"))));
        await WriteAsync(s => s.Organisation.SetPasswordAsync(ManagerId, new("hash", "stamp", true)));
        await new AccountStore(Database).LockAsync(ManagerId, Now);

        var person = (await new PeopleList(Database).AllAsync()).Single();

        Assert.That((person.Person.UserName, person.HasPassword, person.LockoutEnd), Is.EqualTo(("Li.Wei", true, (DateTimeOffset?)Now)));
        Assert.That(person.Grants.Select(g => (g.Grant.Grant, g.UnitCode)), Is.EqualTo(new[] { (new RoleGrant(Role.Reviewer, UnitId, "it"), "HZ") }));
    }

    [Test]
    public async Task Customer_WhenTold_IsFoundByPhoneWithWhatWasSaid()
    {
        var launch = await AddLaunchAsync();
        var audience = await AddAudienceAsync(launch, 3);
        await WriteAsync(s => s.Launches.UpdateAsync(NewLaunch(launch) with { AudienceId = audience }, 0));
        await SetGateAsync(launch, GateStatus.Open);
        var batch = await AddRunningBatchAsync(launch, audience);
        await RecordAsync(batch, (await ClaimAsync(batch))!, audience);
        var customers = new CustomerReader(Database, TimeProvider.System, new(LookUpLimit.Usual));

        var found = (await customers.FindAsync(Agent, "13900000002")).First!;
        await WriteAsync(s => s.Audiences.SaveResultsAsync([new CustomerResult(launch, found.Customer.Id, Now)]));
        var seen = (await customers.FindAsync(Agent, "A2")).First!;

        Assert.That(found.Customer.Account, Is.EqualTo("A2"));
        Assert.That(seen.Told.Select(t => (t.Delivery.Status, t.Version.Text.En, t.LaunchNumber)), Is.EqualTo(new[] { (DeliveryStatus.Accepted, "Notice", "HZ-2026-000001") }));
        Assert.That(seen.Launches.Select(l => (l.Number, l.Status, l.Result?.FailedAt)), Is.EqualTo(new[] { ("HZ-2026-000001", LaunchStatus.Draft, (DateTimeOffset?)Now) }));
        Assert.That((await customers.FindAsync(Agent, "13900000009")).Customers, Is.Empty);
        foreach (var form in new[] { "a2", " A2\u3000", "Ａ２", "139 0000 0002", "+8613900000002", "0086 139-0000-0002", "\u202D13900000002\u202C", "１３９０００００００２" })
            Assert.That((await customers.FindAsync(Agent, form)).Customers.Select(c => c.Customer.Account), Is.EqualTo(new[] { "A2" }), form);
    }

    [Test]
    public async Task Customer_WhenAskedForByAnotherCity_IsFoundByItsListOnlyWithThatLaunch()
    {
        const long city = 900_011;
        await WriteAsync(s => s.Organisation.AddUnitAsync(new(city, null, UnitLevel.City, "SX", "绍兴分公司", "Shaoxing", "Asia/Shanghai")));
        var neighbour = new LookUp(new(ManagerId, "neighbour", [new(Role.HotlineAgent, city)]), LookUp.Api);
        var launch = await AddLaunchAsync();
        var audience = await AddAudienceAsync(launch, 3);
        await WriteAsync(s => s.Launches.UpdateAsync(NewLaunch(launch) with { AudienceId = audience }, 0));
        var customers = new CustomerReader(Database, TimeProvider.System, new(LookUpLimit.Usual));
        Assert.That((await customers.FindAsync(neighbour, "A2")).First, Is.Null);

        var other = await WriteAsync(async s =>
        {
            var id = await s.NextIdAsync();
            await s.Launches.AddAsync(NewLaunch(id, "SX-2026-000001") with { UnitId = city });
            return id;
        });
        var list = await AddAudienceAsync(other, 2);
        await WriteAsync(s => s.Launches.UpdateAsync(NewLaunch(other, "SX-2026-000001") with { UnitId = city, AudienceId = list }, 0));

        Assert.That((await customers.FindAsync(neighbour, "A2")).First?.Launches.Select(l => l.Number), Is.EqualTo(new[] { "SX-2026-000001" }));
        Assert.That((await customers.FindAsync(neighbour, "A3")).First, Is.Null);
        Assert.That((await customers.OfLaunchAsync(neighbour, launch, "A2")).First, Is.Null, "the launch is of HZ");
        Assert.That((await customers.OfLaunchAsync(neighbour, other, "A2")).First?.Launches.Select(l => l.Number), Is.EqualTo(new[] { "SX-2026-000001" }));
        Assert.That((await customers.FindAsync(new(new(1, "nobody", []), LookUp.Api), "A2")).First, Is.Null);
    }

    [Test]
    public async Task Customer_WhenLookedUpTooOften_IsRefusedUntilTheMinuteIsOver()
    {
        var launch = await AddLaunchAsync();
        await AddAudienceAsync(launch, 3);
        var customers = new CustomerReader(Database, TimeProvider.System, new(2));
        await customers.FindAsync(Agent, "A1");
        await customers.FindAsync(Agent with { Way = LookUp.Page }, "13900000009");

        var third = await customers.FindAsync(Agent, "A1");
        var other = await customers.FindAsync(new(Agent.Actor with { PersonId = 1 }, LookUp.Api), "A1");

        Assert.That((third.First, third.Wait > TimeSpan.Zero && third.Wait <= TimeSpan.FromMinutes(1)), Is.EqualTo(((SeenCustomer?)null, true)));
        Assert.That(other.First?.Customer.Account, Is.EqualTo("A1"));
        Assert.That(await Database.ReadAsync(sql => sql.ListAsync("SELECT person_id, way, customer_id FROM customer_lookup ORDER BY id", null, row => (row.Long("person_id"), row.Text("way"), row.LongOrNull("customer_id") is null)), default),
            Is.EqualTo(new[] { (ManagerId, "api", false), (ManagerId, "page", true), (1L, "api", false) }), "a refused one is not written down");
        await ExecuteAsync("UPDATE customer_lookup SET at = at - 60000");
        Assert.That((await customers.FindAsync(Agent, "A1")).First, Is.Not.Null);
    }

    [Test]
    public async Task Customer_WhenManyWereLookedUpInAnHour_AlarmsWhoeverReadsTheTrailOfThePersonsUnitOnce()
    {
        const long city = 900_011;
        await WriteAsync(s => s.Organisation.AddUnitAsync(new(city, null, UnitLevel.City, "SX", "绍兴分公司", "Shaoxing", "Asia/Shanghai")));
        await WriteAsync(s => s.Organisation.AddGrantAsync(new(7, ManagerId, new(Role.HotlineAgent, UnitId))));
        var customers = new CustomerReader(Database, TimeProvider.System, new(60, 3));
        var alarms = new LookUpAlarms(Database, TimeProvider.System);
        var auditor = new Actor(1, "auditor", [new(Role.Auditor, UnitId)]);

        for (var i = 0; i < 3; i++) await customers.FindAsync(Agent, "A1");
        Assert.That(await alarms.RecentAsync(auditor), Is.Empty, "three are allowed");
        for (var i = 0; i < 3; i++) await customers.FindAsync(Agent, "A1");

        Assert.That((await alarms.RecentAsync(auditor)).Select(a => (a.Who.Name?.En, a.Made)), Is.EqualTo(new[] { ("Li Wei", 4L) }));
        Assert.That(await alarms.RecentAsync(new(1, "neighbour", [new(Role.Auditor, city)])), Is.Empty);
        Assert.That(await alarms.RecentAsync(new(1, "agent", [new(Role.HotlineAgent, UnitId)])), Is.Empty);
    }

    private static LookUp Agent => new(new(ManagerId, "agent", [new(Role.HotlineAgent, UnitId)]), LookUp.Api);

    private static async Task AppendAsync(ICommandSession session, long chain, params IEnumerable<(string What, object Details)> events)
    {
        foreach (var (what, details) in events)
        {
            var (sequence, hash) = await session.Audit.HeadAsync(chain);
            await session.Audit.AppendAsync(AuditTrail.Event(chain, sequence + 1, hash, Now.AddMinutes(sequence + (chain == 0 ? 1 : 0)), 0, what, "c", details));
        }
    }

    private async Task AppendTwoAsync(long launch) => await WriteAsync(async s =>
    {
        var first = Event(launch, 1, "gate.open", AuditTrail.Origin, new { gate = "go-ahead" });
        await s.Audit.AppendAsync(first);
        await s.Audit.AppendAsync(Event(launch, 2, "batch.started", first.Hash, new { batch = 1 }));
    });

    private async Task ExecuteAsync(string statement) => await Database.WriteAsync(sql => sql.ExecuteAsync(statement), default);

    private static AuditEvent Event(long chain, long sequence, string what, string previous, object details) =>
        AuditTrail.Event(chain, sequence, previous, Now.AddMinutes(9 + sequence), 0, what, "c", details);
}
