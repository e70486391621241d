using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class HoldStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private const long Other = 900_010;

    private static readonly AccountHold Added = new(901, ManagerId, Other, HoldKind.Added, Now);
    private static readonly AccountHold Reset = new(902, ManagerId, 0, HoldKind.Reset, Now.AddMinutes(1));

    [SetUp]
    public Task AddOtherAsync() => WriteAsync(s => s.Organisation.AddPersonAsync(new(Other, "zhao.hai", "赵海", "Zhao Hai", "en", null)));

    [Test]
    public async Task Open_HasWhatNoOtherAdministratorHasConfirmed_OldestFirst()
    {
        await WriteAsync(async s =>
        {
            await s.Holds.AddAsync(Reset);
            await s.Holds.AddAsync(Added);
            await s.Holds.AddAsync(new AccountHold(903, Other, ManagerId, HoldKind.Administrator, Now));
        });

        Assert.That(await OpenAsync(ManagerId), Is.EqualTo(new[] { Added, Reset }));
        Assert.That((await OpenAsync(ManagerId, Other)).Select(h => h.Id), Is.EqualTo(new[] { 901, 902, 903 }));
        Assert.That(await OpenAsync(), Is.Empty);
        Assert.That((await OpenAsync([.. Enumerable.Range(1, 3000).Select(i => (long)i), ManagerId])).Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Confirm_KeepsWhoSaidFirstThatItWasHandedOver_AndEndsWithTheAdministrator()
    {
        await WriteAsync(s => s.Holds.AddAsync(Reset));
        await WriteAsync(s => s.Holds.ConfirmAsync(Reset with { HandedBy = Other }, Now));
        Assert.That(await OpenAsync(ManagerId), Is.EqualTo(new[] { Reset with { HandedBy = Other } }));

        await WriteAsync(s => s.Holds.ConfirmAsync(Reset with { HandedBy = 7, ConfirmedBy = 7 }, Now));
        Assert.That(await OpenAsync(ManagerId), Is.Empty);
    }

    [Test]
    public async Task ProposedRole_WaitsUntilItIsTakenAwayOnce()
    {
        var role = new ProposedRole(new(904, Other, new(Role.Administrator, UnitId)), ManagerId, Now);
        await WriteAsync(s => s.Holds.ProposeAsync(role));

        Assert.That(await ReadAsync(s => s.Holds.ProposedAsync()), Is.EqualTo(new[] { role }));
        Assert.That((await ReadAsync(s => s.Organisation.GrantsAsync())).Count, Is.Zero);
        Assert.That(await WriteAsync(s => s.Holds.RemoveProposedAsync(904)), Is.True);
        Assert.That(await WriteAsync(s => s.Holds.RemoveProposedAsync(904)), Is.False);
    }

    [Test]
    public async Task Message_AboutAnAccount_IsFoundAndReadOnce()
    {
        var message = new Notification(
            905, Notification.NoLaunch, "zhao.hai", 0, "password-reset", new(Role.Administrator, PersonId: ManagerId), "password-reset",
            new Dictionary<string, string> { ["user"] = "zhao.hai" }, Now);
        await WriteAsync(s => s.Messages.AddAsync(message));
        await WriteAsync(s => s.Messages.AddAsync(message with { Id = 906 }));

        var found = await ReadAsync(s => s.Messages.FindAsync(905));
        Assert.That(found! with { Arguments = message.Arguments }, Is.EqualTo(message));
        Assert.That(found.Arguments, Is.EqualTo(message.Arguments));
        Assert.That(await WriteAsync(s => s.Messages.ReadAsync(found, ManagerId, Now)), Is.True);
        Assert.That(await WriteAsync(s => s.Messages.ReadAsync(found, ManagerId, Now)), Is.False);
        Assert.That(await ReadAsync(s => s.Messages.FindAsync(906)), Is.Not.Null, "each time it is a message of its own");
    }

    private Task<IReadOnlyList<AccountHold>> OpenAsync(params long[] accounts) => ReadAsync(s => s.Holds.OpenAsync(accounts));
}
