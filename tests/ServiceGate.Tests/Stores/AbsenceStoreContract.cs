using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class AbsenceStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private const long Other = 900_010;

    private static readonly Absence Away = new(901, ManagerId, Other, Now, Now.AddDays(2), ManagerId, Now.AddDays(-1));

    [SetUp]
    public Task AddOtherAsync() => WriteAsync(s => s.Organisation.AddPersonAsync(new(Other, "zhao.hai", "赵海", "Zhao Hai", "en", null)));

    [Test]
    public async Task At_HasWhatHoldsThen_FromItsFirstMomentUntilItIsOver()
    {
        await WriteAsync(s => s.Absences.AddAsync(Away));

        Assert.That(await AtAsync(Now.AddMilliseconds(-1)), Is.Empty);
        Assert.That(await AtAsync(Now), Is.EqualTo(new[] { Away }));
        Assert.That(await AtAsync(Now.AddDays(2).AddMilliseconds(-1)), Is.EqualTo(new[] { Away }));
        Assert.That(await AtAsync(Now.AddDays(2)), Is.Empty);
    }

    [Test]
    public async Task End_IsOnce_AndHoldsFromThenOn()
    {
        await WriteAsync(s => s.Absences.AddAsync(Away));

        Assert.That(await WriteAsync(s => s.Absences.EndAsync(901, Now.AddDays(1), Other)), Is.True);
        Assert.That(await WriteAsync(s => s.Absences.EndAsync(901, Now, Other)), Is.False);
        Assert.That(await WriteAsync(s => s.Absences.EndAsync(902, Now, Other)), Is.False);

        Assert.That((await AtAsync(Now.AddDays(1).AddMilliseconds(-1))).Single(), Is.EqualTo(Away with { EndedAt = Now.AddDays(1), EndedBy = Other }));
        Assert.That(await AtAsync(Now.AddDays(1)), Is.Empty);
    }

    [Test]
    public async Task Of_HasThoseOfBoth_ThatAreNotOver_ByTheirBeginning()
    {
        var later = Away with { Id = 900, From = Now.AddDays(5), Until = Now.AddDays(6) };
        await WriteAsync(async s =>
        {
            await s.Absences.AddAsync(later);
            await s.Absences.AddAsync(Away);
        });

        Assert.That(await OfAsync(ManagerId, Now), Is.EqualTo(new[] { Away, later }));
        Assert.That(await OfAsync(Other, Now), Is.EqualTo(new[] { Away, later }));
        Assert.That(await OfAsync(ManagerId, Now.AddDays(2)), Is.EqualTo(new[] { later }));
        Assert.That(await OfAsync(1, Now), Is.Empty);
    }

    [Test]
    public async Task Actor_HasTheRolesOfWhoIsAway_WhileBothMayAct()
    {
        RoleGrant signs = new(Role.Reviewer, UnitId, "it"), keeps = new(Role.Administrator, UnitId);
        await WriteAsync(async s =>
        {
            await s.Organisation.AddGrantAsync(new(901, ManagerId, signs));
            await s.Organisation.AddGrantAsync(new(902, ManagerId, keeps));
            await s.Absences.AddAsync(Away);
        });

        Assert.That((await ActorAsync(Other, Now))!.Grants, Is.EqualTo(new[] { signs with { For = new(ManagerId, Now) } }));
        Assert.That((await ActorAsync(Other, Now.AddDays(2)))!.Grants, Is.Empty);
        Assert.That((await ActorAsync(ManagerId, Now))!.Grants, Is.EqualTo(new[] { signs, keeps }), "who is away may still act");
        Assert.That((await ReadAsync(s => s.ActiveGrantsAsync(Now))).Select(g => (g.PersonId, g.Grant.Role)),
            Is.EqualTo(new[] { (ManagerId, Role.Reviewer), (ManagerId, Role.Administrator), (Other, Role.Reviewer) }));

        var manager = (await ReadAsync(s => s.Organisation.FindPersonAsync(ManagerId)))!;
        await WriteAsync(s => s.Organisation.UpdatePersonAsync(manager with { Active = false }));
        Assert.That((await ActorAsync(Other, Now))!.Grants, Is.Empty, "who has left has no roles to stand in for");
    }

    private Task<IReadOnlyList<Absence>> AtAsync(DateTimeOffset moment) => ReadAsync(s => s.Absences.AtAsync(moment));

    private Task<IReadOnlyList<Absence>> OfAsync(long person, DateTimeOffset since) => ReadAsync(s => s.Absences.OfAsync(person, since));

    private Task<Actor?> ActorAsync(long person, DateTimeOffset now) => ReadAsync(s => s.Organisation.ActorAsync(person, now));
}
