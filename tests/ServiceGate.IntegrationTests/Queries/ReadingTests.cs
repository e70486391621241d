using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Data.Accounts;
using ServiceGate.Data.Queries;
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

        var history = await new LaunchHistory(Database).OfAsync(launch);

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
    }

    [Test]
    public async Task Audit_WhenFiltered_GivesEventsNewestFirst()
    {
        var launch = await AddLaunchAsync();
        await AppendTwoAsync(launch);
        var reading = new AuditReading(Database);

        var all = await reading.FindAsync(new());
        var gates = await reading.FindAsync(new() { What = "gate", Chain = launch });

        Assert.That(all.Select(r => (r.Event.Sequence, r.LaunchNumber)), Is.EqualTo(new[] { (2L, "HZ-2026-000001"), (1L, "HZ-2026-000001") }));
        Assert.That(gates.Select(r => r.Event.What), Is.EqualTo(new[] { "gate.open" }));
        Assert.That(await reading.FindAsync(new() { What = "gat" }), Is.Empty);
        Assert.That(await reading.FindAsync(new() { Page = 2, PageSize = 2 }), Is.Empty);
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
        var lookUp = new CustomerLookUp(Database);

        var customer = (await lookUp.FindAsync("13900000002")).Single();
        await WriteAsync(s => s.Audiences.SaveResultsAsync([new CustomerResult(launch, customer.Id, Now)]));

        Assert.That(customer.Account, Is.EqualTo("A2"));
        Assert.That((await lookUp.ToldAsync(customer.Id)).Select(t => (t.Delivery.Status, t.Version.Text.En, t.LaunchNumber)),
            Is.EqualTo(new[] { (DeliveryStatus.Accepted, "Notice", "HZ-2026-000001") }));
        Assert.That((await lookUp.LaunchesAsync(customer.Id)).Select(l => (l.Number, l.Status, l.Result?.FailedAt)),
            Is.EqualTo(new[] { ("HZ-2026-000001", LaunchStatus.Draft, (DateTimeOffset?)Now) }));
        Assert.That(await lookUp.FindAsync("13900000009"), Is.Empty);
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
