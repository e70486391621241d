using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Ports.Contingency;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class ContingencyStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private static readonly string Hash = new('a', 64);

    private static ActionCall Due(long id, long launch, long customer, long run = ActionCall.InEarnest) =>
        new(id, launch, "P1", Hash, customer, run, "tv-rollback", ActionState.Due, 0, null, ManagerId, Now, IdentityCheck.ServicePassword, "CC-“1”", "画面黑屏。", Word: "abcdefghijkmnpqr");

    [Test]
    public async Task Actions_AreFoundByCustomerAndRun()
    {
        var (launch, other) = (await AddLaunchAsync(), await AddLaunchAsync("HZ-2026-000002"));
        await WriteAsync(s => s.Contingency.AddAsync(Due(901, launch, 7)));
        await WriteAsync(s => s.Contingency.AddAsync(Due(903, launch, 7, 11) with { Identity = null, CallId = null, Reason = null }));
        await WriteAsync(s => s.Contingency.AddAsync(Due(902, launch, 8, 11)));
        await WriteAsync(s => s.Contingency.AddAsync(Due(904, other, 7)));

        Assert.That(await ReadAsync(s => s.Contingency.OfCustomerAsync(launch, 7)), Is.EqualTo(Due(901, launch, 7)));
        Assert.That(await ReadAsync(s => s.Contingency.OfCustomerAsync(launch, 8)), Is.Null, "a test is none in earnest");
        Assert.That((await ReadAsync(s => s.Contingency.TestsAsync(launch))).Select(a => a.Id), Is.EqualTo(new[] { 902L, 903L }));
        Assert.That(await ReadAsync(s => s.Contingency.FindAsync(903)), Is.EqualTo(Due(903, launch, 7, 11) with { Identity = null, CallId = null, Reason = null }));
        Assert.That(await ReadAsync(s => s.Contingency.FindAsync(905)), Is.Null);
    }

    [Test]
    public async Task Add_GivesEachActionAWordOfItsOwn()
    {
        var launch = await AddLaunchAsync();
        await WriteAsync(s => s.Contingency.AddAsync(Due(901, launch, 7) with { Word = null }));

        Assert.That((await ReadAsync(s => s.Contingency.FindAsync(901)))!.Key, Does.Match("^[a-z2-9]{16}-901$"));
    }

    [Test]
    public async Task Move_HappensOnce()
    {
        var launch = await AddLaunchAsync();
        await WriteAsync(s => s.Contingency.AddAsync(Due(901, launch, 7)));
        var sending = Due(901, launch, 7) with { State = ActionState.Sending, Tries = 1, ClaimedAt = Now };
        var moved = new List<bool>();
        for (var i = 0; i < 2; i++) await WriteAsync(async s => moved.Add(await s.Contingency.MoveAsync(sending, ActionState.Due, 0)));
        var settled = sending with { State = ActionState.InDoubt, ClaimedAt = null, SettledAt = Now.AddMinutes(1), Answer = "time-out" };
        await WriteAsync(async s => moved.Add(await s.Contingency.MoveAsync(settled, ActionState.Sending, 2)));
        await WriteAsync(async s => moved.Add(await s.Contingency.MoveAsync(settled, ActionState.Sending, 1)));

        Assert.That(moved, Is.EqualTo(new[] { true, false, false, true }));
        Assert.That(await ReadAsync(s => s.Contingency.FindAsync(901)), Is.EqualTo(settled));
    }

    [Test]
    public async Task Due_IsWhatIsToBeSent_AndWhoseSenderIsGone()
    {
        var launch = await AddLaunchAsync();
        await WriteAsync(s => s.Contingency.AddAsync(Due(901, launch, 7)));
        await WriteAsync(s => s.Contingency.AddAsync(Due(902, launch, 8) with { State = ActionState.Sending, ClaimedAt = Now }));
        await WriteAsync(s => s.Contingency.AddAsync(Due(903, launch, 9) with { State = ActionState.InDoubt }));

        Assert.That((await ReadAsync(s => s.Contingency.DueAsync(Now.AddMilliseconds(-1), 10))).Select(a => a.Id), Is.EqualTo(new[] { 901L }));
        Assert.That((await ReadAsync(s => s.Contingency.DueAsync(Now, 10))).Select(a => a.Id), Is.EqualTo(new[] { 901L, 902L }));
        Assert.That((await ReadAsync(s => s.Contingency.DueAsync(Now, 1))).Select(a => a.Id), Is.EqualTo(new[] { 901L }));
    }

    [Test]
    public async Task Uses_AreCountedByTheMinute_AndTheLastHourApart()
    {
        var (launch, other) = (await AddLaunchAsync(), await AddLaunchAsync("HZ-2026-000002"));
        Assert.That(await ReadAsync(s => s.Contingency.UsesAsync(launch, Now)), Is.EqualTo(new RollbackUses(0, 0)));

        foreach (var minutes in new[] { -60, -59, 0, 0 }) await WriteAsync(s => s.Contingency.CountAsync(launch, Now.AddMinutes(minutes)));
        await WriteAsync(s => s.Contingency.CountAsync(other, Now));

        Assert.That(await ReadAsync(s => s.Contingency.UsesAsync(launch, Now)), Is.EqualTo(new RollbackUses(4, 3)));
        Assert.That(await ReadAsync(s => s.Contingency.UsesAsync(launch, Now.AddMinutes(1))), Is.EqualTo(new RollbackUses(4, 2)));
        Assert.That(await ReadAsync(s => s.Contingency.UsesAsync(launch, Now, Now)), Is.EqualTo(new RollbackUses(4, 0)), "what came until the hold was lifted is looked at");
    }

    [Test]
    public async Task Withdrawal_IsKept()
    {
        var launch = await AddLaunchAsync();
        Assert.That(await ReadAsync(s => s.Contingency.WithdrawalAsync(launch)), Is.Null);
        await WriteAsync(s => s.Contingency.AddAsync(new RightWithdrawal(launch, ManagerId, Now, "回收记录 IAM-07")));

        Assert.That(await ReadAsync(s => s.Contingency.WithdrawalAsync(launch)), Is.EqualTo(new RightWithdrawal(launch, ManagerId, Now, "回收记录 IAM-07")));
    }

    [Test]
    public async Task AHold_IsKeptWithTheLaunch()
    {
        var id = await AddLaunchAsync();
        await WriteAsync(async s =>
        {
            var launch = (await s.Launches.FindAsync(id))!;
            await s.Launches.UpdateAsync(launch with { RollbacksHeldAt = Now, RollbacksReleasedAt = Now.AddHours(-1), InputRevision = launch.InputRevision + 1 }, launch.InputRevision);
        });

        Assert.That((await ReadAsync(s => s.Launches.FindAsync(id)))!.RollbacksHeldAt, Is.EqualTo(Now));
        Assert.That((await ReadAsync(s => s.Launches.FindAsync(id)))!.RollbacksReleasedAt, Is.EqualTo(Now.AddHours(-1)));
    }
}
