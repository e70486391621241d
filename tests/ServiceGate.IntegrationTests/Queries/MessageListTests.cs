using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Queries;

public sealed class MessageListTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private const long ProvinceId = 900_000;
    private const long OtherId = 900_003;
    private long _launch;

    [SetUp]
    public async Task PrepareAsync()
    {
        _launch = await AddLaunchAsync();
        await WriteAsync(async s =>
        {
            await s.Messages.AddAsync(Message(1, new(Role.Reviewer, "it"), 0));
            await s.Messages.AddAsync(Message(2, new(Role.Reviewer, "network"), 1));
            await s.Messages.AddAsync(Message(3, new(Role.ProductManager, PersonId: ManagerId), 2));
            await s.Messages.AddAsync(Message(4, new(Role.DepartmentHead, "it", UnitId: UnitId), 3));
            await s.Messages.AddAsync(Message(5, new(Role.Reviewer, "it"), 4));
        });
    }

    [Test]
    public async Task Of_ARoleWithItsDepartment_IsNewestFirst() =>
        Assert.That(await IdsAsync(ManagerId, new RoleGrant(Role.Reviewer, UnitId, "it")), Is.EqualTo(new[] { 5, 1 }));

    [Test]
    public async Task Of_APerson_IsNobodyElses()
    {
        Assert.That(await IdsAsync(ManagerId, new RoleGrant(Role.ProductManager, UnitId)), Is.EqualTo(new[] { 3 }));
        Assert.That(await IdsAsync(OtherId, new RoleGrant(Role.ProductManager, UnitId)), Is.Empty);
    }

    [Test]
    public async Task Of_AUnitThatTheRoleDoesNotCover_IsEmpty()
    {
        await WriteAsync(s => s.Organisation.AddUnitAsync(new(ProvinceId, null, UnitLevel.Province, "NB", "宁波", "Ningbo", "Asia/Shanghai")));

        Assert.That(await IdsAsync(ManagerId, new RoleGrant(Role.DepartmentHead, ProvinceId, "it")), Is.Empty);
        Assert.That(await IdsAsync(ManagerId, new RoleGrant(Role.DepartmentHead, UnitId, "it")), Is.EqualTo(new[] { 4 }));
    }

    [Test]
    public async Task Read_ByOne_StaysUnreadForTheOthersAndComesLast()
    {
        var grant = new RoleGrant(Role.Reviewer, UnitId, "it");

        Assert.That(await WriteAsync(s => s.Messages.ReadAsync(Message(5, new(Role.Reviewer, "it"), 4), ManagerId, Now.AddHours(9))), Is.True);
        Assert.That(await WriteAsync(s => s.Messages.ReadAsync(Message(5, new(Role.Reviewer, "it"), 4), ManagerId, Now.AddHours(10))), Is.False, "once");

        Assert.That(await IdsAsync(ManagerId, grant), Is.EqualTo(new[] { 1, 5 }));
        Assert.That((await ListAsync(true, ManagerId, grant)).Select(m => m.Message.Id), Is.EqualTo(new[] { 1 }));
        Assert.That((await ListAsync(false, ManagerId, grant))[1].ReadAt, Is.EqualTo(Now.AddHours(9)));
        Assert.That((await ListAsync(true, OtherId, grant)).Select(m => m.Message.Id), Is.EqualTo(new[] { 5, 1 }));
    }

    [Test]
    public async Task Of_ALaunchOrATime_IsOnlyWhatIsOfIt()
    {
        var grant = new RoleGrant(Role.Reviewer, UnitId, "it");

        Assert.That(await FilteredAsync(new(Launch: "HZ-2026-000001"), grant), Is.EqualTo(new[] { 5, 1 }));
        Assert.That(await FilteredAsync(new(Launch: "HZ-2026-000002"), grant), Is.Empty);
        Assert.That(await FilteredAsync(new(From: Now.AddHours(4)), grant), Is.EqualTo(new[] { 5 }), "at the moment itself");
        Assert.That(await FilteredAsync(new(Until: Now.AddHours(4)), grant), Is.EqualTo(new[] { 1 }), "before it");
        Assert.That(await FilteredAsync(new(Until: Now), grant), Is.Empty);
    }

    private async Task<IEnumerable<long>> FilteredAsync(MessageFilter filter, RoleGrant grant) =>
        (await new MessageList(Database).OfAsync(new(ManagerId, "Somebody", [grant]), filter: filter)).Select(m => m.Message.Id);

    [Test]
    public async Task Unread_CountsWhatTheListShows_ThoseAboutAccountsToo()
    {
        var (messages, reviewer) = (new MessageList(Database), new Actor(ManagerId, "Somebody", [new(Role.Reviewer, UnitId, "it")]));
        await WriteAsync(s => s.Messages.AddAsync(new(900, Notification.NoLaunch, "Li.Wei", 0, "m", new(Role.Administrator, PersonId: ManagerId), "m", new Dictionary<string, string>(), Now.AddHours(2))));

        Assert.That((await messages.OfAsync(reviewer)).Select(m => (m.Message.Id, m.Message.IsAboutAccount)), Is.EqualTo(new[] { (5L, false), (900L, true), (1L, false) }));
        Assert.That(await messages.UnreadAsync(reviewer), Is.EqualTo(3));
        Assert.That(await messages.UnreadAsync(reviewer, most: 2), Is.EqualTo(2));
        Assert.That(await messages.UnreadAsync(reviewer with { PersonId = OtherId }), Is.EqualTo(2), "the account is another's");
        await WriteAsync(s => s.Messages.ReadAsync(Message(5, new(Role.Reviewer, "it"), 4), ManagerId, Now.AddHours(9)));
        Assert.That(await messages.UnreadAsync(reviewer), Is.EqualTo(2));
    }

    [Test]
    public async Task Of_NoRole_IsEmpty() => Assert.That(await IdsAsync(ManagerId), Is.Empty);

    private async Task<IEnumerable<long>> IdsAsync(long person, params RoleGrant[] grants) => (await ListAsync(false, person, grants)).Select(m => m.Message.Id);

    private Task<IReadOnlyList<ReceivedMessage>> ListAsync(bool unread, long person, params RoleGrant[] grants) =>
        new MessageList(Database).OfAsync(new(person, "Somebody", grants), unread);

    private Notification Message(long id, Assignee to, int hours) =>
        new(id, _launch, "review-it", (int)id, "reminder-4", to, "reminder", new Dictionary<string, string>(), Now.AddHours(hours));
}
