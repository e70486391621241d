using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class EmergencyStoreContract(IStoreStand stand) : StoreContract(stand)
{
    [Test]
    public async Task Confirmations_AreThoseOfTheLaunch_OldestFirst()
    {
        var launch = await AddLaunchAsync();
        var first = new NoticeConfirmation(800_001, launch, "tell", new string('a', 64), 1001, ManagerId, Now);
        var second = first with { Id = 800_002, Step = "progress", At = Now.AddMinutes(1) };
        await WriteAsync(s => s.Emergencies.AddAsync(second));
        await WriteAsync(s => s.Emergencies.AddAsync(first));

        Assert.That(await ReadAsync(s => s.Emergencies.ConfirmationsAsync(launch)), Is.EqualTo(new[] { first, second }));
        Assert.That(await ReadAsync(s => s.Emergencies.ConfirmationsAsync(launch + 1)), Is.Empty);
    }

    [Test]
    public async Task Reaches_AreTheLaunchsOwn_AndYoungerOnesOfThePeopleNamed()
    {
        var launch = await AddLaunchAsync();
        var own = new EmergencyReach(launch, ManagerId, 600, 1200, Now.AddDays(-2));
        await WriteAsync(s => s.Emergencies.AddAsync(own));

        Assert.That(await ReadAsync(s => s.Emergencies.ReachesAsync(launch, [ManagerId], Now)), Is.EqualTo(new[] { own }), "whenever it was written");
        Assert.That(await ReadAsync(s => s.Emergencies.ReachesAsync(launch + 1, [ManagerId, ManagerId + 1], Now.AddDays(-2).AddMilliseconds(-1))), Is.EqualTo(new[] { own }));
        Assert.That(await ReadAsync(s => s.Emergencies.ReachesAsync(launch + 1, [ManagerId], Now.AddDays(-2))), Is.Empty, "not at the moment itself");
        Assert.That(await ReadAsync(s => s.Emergencies.ReachesAsync(launch + 1, [ManagerId + 1], Now.AddDays(-3))), Is.Empty, "somebody else's");
    }

    [Test]
    public async Task TakeTurns_WhenSeveralBeginAtOnce_EachSeesThoseBefore()
    {
        for (var i = 0; i < 4; i++)
        {
            var launch = NewLaunch(810_000 + i, $"HZ-2026-00081{i}");
            await WriteAsync(s => s.Launches.AddAsync(launch));
        }

        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => BeginAsync(810_000 + i))));

        Assert.That(begun.Count(b => b), Is.EqualTo(1), "600 customers each, of whom 1,000 may be told alone");
    }

    [Test]
    public async Task Calls_MoveOnlyFromWhatTheyWere_AndAreDroppedWithTheirAnswer()
    {
        var launch = await AddLaunchAsync();
        var first = new DutyCall(820_001, launch, "standing", 7, ManagerId, Now, Now.AddMinutes(5), CallStatus.Due, 0, Now, Word: "abcdefghijkmnpqr");
        var nobody = new DutyCall(820_002, launch, "standing", null, null, Now, Now.AddMinutes(5), CallStatus.MessageOnly, Word: "abcdefghijkmnpqs");
        await WriteAsync(s => s.Emergencies.AddAsync(nobody));
        await WriteAsync(s => s.Emergencies.AddAsync(first));
        Assert.That(await ReadAsync(s => s.Emergencies.CallsAsync(launch)), Is.EqualTo(new[] { first, nobody }));
        Assert.That(await ReadAsync(s => s.Emergencies.CallsAsync(launch + 1)), Is.Empty);
        Assert.That(await ReadAsync(s => s.Emergencies.DueCallsAsync(Now.AddMilliseconds(-1), 10)), Is.Empty);
        Assert.That(await ReadAsync(s => s.Emergencies.DueCallsAsync(Now, 10)), Is.EqualTo(new[] { first }));

        var placing = first with { Status = CallStatus.Placing, Tries = 1, TryAt = Now.AddMinutes(1) };
        Assert.That(await WriteAsync(s => s.Emergencies.MoveAsync(placing, CallStatus.Due, 0)), Is.True);
        Assert.That(await WriteAsync(s => s.Emergencies.MoveAsync(placing, CallStatus.Due, 0)), Is.False, "somebody else has it");
        Assert.That(await WriteAsync(s => s.Emergencies.MoveAsync(placing, CallStatus.Placing, 0)), Is.False, "tried since");
        Assert.That(await ReadAsync(s => s.Emergencies.DueCallsAsync(Now, 10)), Is.Empty, "on its way");
        Assert.That(await ReadAsync(s => s.Emergencies.DueCallsAsync(Now.AddMinutes(1), 10)), Is.EqualTo(new[] { placing }), "its sender is gone");

        var again = placing with { Status = CallStatus.Due, Reason = "http-503" };
        await WriteAsync(s => s.Emergencies.MoveAsync(again, CallStatus.Placing, 1));
        await WriteAsync(s => s.Emergencies.AnswerAsync(first.Id, DutyAnswer.Unanswered, Now.AddMinutes(5), null));
        await WriteAsync(s => s.Emergencies.AnswerAsync(nobody.Id, DutyAnswer.NotNeeded, Now.AddMinutes(6), ManagerId));
        await WriteAsync(s => s.Emergencies.AnswerAsync(first.Id, DutyAnswer.Confirmed, Now.AddMinutes(7), ManagerId));

        Assert.That(await ReadAsync(s => s.Emergencies.CallsAsync(launch)), Is.EqualTo(new[]
        {
            again with { Status = CallStatus.Dropped, TryAt = null, Answer = DutyAnswer.Confirmed, AnsweredAt = Now.AddMinutes(7), AnsweredBy = ManagerId },
            nobody with { Answer = DutyAnswer.NotNeeded, AnsweredAt = Now.AddMinutes(6), AnsweredBy = ManagerId },
        }));
        Assert.That(await ReadAsync(s => s.Emergencies.DueCallsAsync(Now.AddDays(1), 10)), Is.Empty);
    }

    [Test]
    public async Task Call_WithoutAWord_IsGivenOne()
    {
        var launch = await AddLaunchAsync();
        await WriteAsync(s => s.Emergencies.AddAsync(new DutyCall(820_003, launch, "standing", 7, ManagerId, Now, Now.AddMinutes(5), CallStatus.Due, 0, Now)));

        Assert.That((await ReadAsync(s => s.Emergencies.CallsAsync(launch))).Single().Word, Has.Length.EqualTo(SendKeys.WordLength));
    }

    [Test]
    public async Task Declines_AreThoseOfTheLaunch_OldestFirst()
    {
        var launch = await AddLaunchAsync();
        EmergencyDecline later = new(launch, "a", ManagerId, Now.AddMinutes(1), "Wrong place"), first = new(launch, "b", ManagerId, Now, "Wrong text");
        await WriteAsync(s => s.Emergencies.AddAsync(later));
        await WriteAsync(s => s.Emergencies.AddAsync(first));

        Assert.That(await ReadAsync(s => s.Emergencies.DeclinesAsync(launch)), Is.EqualTo(new[] { first, later }));
        Assert.That(await ReadAsync(s => s.Emergencies.DeclinesAsync(launch + 1)), Is.Empty);
    }

    private Task<bool> BeginAsync(long launch) => WriteAsync(async s =>
    {
        await s.Emergencies.TakeTurnsAsync([ManagerId]);
        var together = 600 + (await s.Emergencies.ReachesAsync(launch, [ManagerId], Now.AddDays(-1))).Sum(r => r.Customers);
        if (together > 1000) return false;
        await s.Emergencies.AddAsync(new EmergencyReach(launch, ManagerId, 600, together, Now));
        return true;
    });
}
