using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

public sealed class WorkQueueTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private const long ProvinceId = 900_000;
    private long _launch;

    [SetUp]
    public async Task PrepareAsync()
    {
        _launch = await AddLaunchAsync();
        await WriteAsync(s => s.Flows.ReplaceWorkAsync(_launch,
        [
            Work("sign:network", WorkKind.SignOff, new(Role.Reviewer, "network"), null),
            Work("sign:it", WorkKind.SignOff, new(Role.Reviewer, "it"), Now.AddHours(2)),
            Work("duty", WorkKind.NameDuty, new(Role.Operations), Now.AddHours(1)),
            Work("fill-in", WorkKind.FillIn, new(Role.ProductManager, PersonId: ManagerId), null),
            Work("ack:hotline", WorkKind.Acknowledge, new(Role.ChannelOwner, Channel: "hotline"), null),
        ]));
    }

    [Test]
    public async Task Of_WhenRoleActsForADepartment_GivesItsWork() =>
        Assert.That(await KeysAsync(new RoleGrant(Role.Reviewer, UnitId, "it")), Is.EqualTo(new[] { "sign:it" }));

    [Test]
    public async Task Of_WhenRoleIsForAChannel_GivesItsWork()
    {
        Assert.That(await KeysAsync(new RoleGrant(Role.ChannelOwner, UnitId, Channel: "hotline")), Is.EqualTo(new[] { "ack:hotline" }));
        Assert.That(await KeysAsync(new RoleGrant(Role.ChannelOwner, UnitId, Channel: "shop")), Is.Empty);
    }

    [Test]
    public async Task Of_WhenRoleIsInAnotherUnit_GivesNothing()
    {
        await WriteAsync(s => s.Organisation.AddUnitAsync(new(ProvinceId, null, UnitLevel.Province, "NB", "宁波", "Ningbo", "Asia/Shanghai")));

        Assert.That(await KeysAsync(new RoleGrant(Role.Operations, ProvinceId)), Is.Empty);
    }

    [Test]
    public async Task Of_WhenSeveralRoles_OrdersByTheLatestMomentWithNoneLast() =>
        Assert.That(
            await KeysAsync(new(Role.Reviewer, UnitId, "network"), new(Role.Reviewer, UnitId, "it"), new(Role.Operations, UnitId)),
            Is.EqualTo(new[] { "duty", "sign:it", "sign:network" }));

    [Test]
    public async Task Of_WhenOwedByAPerson_GivesItToThatPersonOnly()
    {
        var other = new Actor(1, "other", [new(Role.ProductManager, UnitId)]);

        Assert.That(await KeysAsync(new RoleGrant(Role.ProductManager, UnitId)), Is.EqualTo(new[] { "fill-in" }));
        Assert.That(await new WorkQueue(Database).OfAsync(other), Is.Empty);
    }

    [Test]
    public async Task Of_WhenKindLaunchOrDueTimeIsGiven_NarrowsByEach()
    {
        RoleGrant[] grants = [new(Role.Reviewer, UnitId, "network"), new(Role.Reviewer, UnitId, "it"), new(Role.Operations, UnitId)];

        Assert.That(await KeysAsync(new(Kind: WorkKind.SignOff), grants), Is.EqualTo(new[] { "sign:it", "sign:network" }));
        Assert.That(await KeysAsync(new(Launch: "HZ-2026-000001"), grants), Is.EqualTo(new[] { "duty", "sign:it", "sign:network" }));
        Assert.That(await KeysAsync(new(Launch: "HZ-2026-000002"), grants), Is.Empty);
        Assert.That(await KeysAsync(new(Until: Now.AddHours(2)), grants), Is.EqualTo(new[] { "duty" }), "what is due at that moment, or never, is left out");
        Assert.That(await KeysAsync(new(WorkKind.SignOff, "HZ-2026-000001", Now.AddHours(3)), grants), Is.EqualTo(new[] { "sign:it" }));
    }

    private async Task<IEnumerable<string>> KeysAsync(WorkFilter filter, RoleGrant[] grants) =>
        (await new WorkQueue(Database).OfAsync(new(ManagerId, "Li Wei", grants), filter: filter)).Select(w => w.Item.Key);

    [Test]
    public async Task Of_WhenNoRole_GivesNothing() => Assert.That(await KeysAsync(), Is.Empty);

    private async Task<IEnumerable<string>> KeysAsync(params RoleGrant[] grants) =>
        (await new WorkQueue(Database).OfAsync(new(ManagerId, "Li Wei", grants))).Select(w => w.Item.Key);

    private WorkItem Work(string key, WorkKind kind, Assignee who, DateTimeOffset? dueAt) => new(_launch, key, kind, null, who, Now, dueAt);
}
