using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

/// <summary>The limits of channels, counted for all nodes together.</summary>
public abstract class ChannelBudgetContract(IStoreStand stand) : StoreContract(stand)
{
    private const string Day = "2026-11-20";

    /// <summary>Machine time, for stores that have no clock of their own.</summary>
    protected DateTimeOffset Machine { get; set; } = Now;

    [Test]
    public async Task Spend_WithinASecondsWorth_MayGoUntilItIsUsedUp()
    {
        var budget = new ChannelBudget(NoticeChannel.Sms, 50, null, Day);

        Assert.That(await SpendAsync(budget, 200), Is.EqualTo(default(BudgetAnswer)), "a chunk goes as a whole");

        // 200 at 50 a second keep the channel for 4 s; a second's worth may go at once, so that the next waits 3 s.
        var next = await SpendAsync(budget, 1);
        Assert.That(next.DayIsFull, Is.False);
        Assert.That(next.Wait, Is.InRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3.01)));
    }

    [Test]
    public async Task Spend_WhenTheWaitIsOver_MayGoAgain()
    {
        var budget = new ChannelBudget(NoticeChannel.Sms, 50, null, Day);
        await SpendAsync(budget, 200);
        await LetPassAsync(TimeSpan.FromMilliseconds(3002));

        Assert.That((await SpendAsync(budget, 200)).MayGo, Is.True);
        Assert.That((await SpendAsync(budget, 1)).MayGo, Is.False);
    }

    [Test]
    public async Task Spend_OnOneChannel_LeavesTheOtherItsOwn()
    {
        await SpendAsync(new(NoticeChannel.Sms, 10, 500, Day), 200);

        Assert.That((await SpendAsync(new(NoticeChannel.Push, 10, 500, Day), 200)).MayGo, Is.True);
    }

    [Test]
    public async Task Spend_UpToTheDaysMessages_ThenNoMoreUntilTheNextDay()
    {
        var budget = new ChannelBudget(NoticeChannel.Sms, null, 500, Day);
        var answers = new List<bool>();
        foreach (var messages in new[] { 200, 200, 200, 100, 1 }) answers.Add((await SpendAsync(budget, messages)).MayGo);

        Assert.That(answers, Is.EqualTo(new[] { true, true, false, true, false }), "200 + 200 + 100");
        Assert.That((await SpendAsync(budget, 1)).DayIsFull, Is.True);
        Assert.That((await SpendAsync(budget with { Day = "2026-11-21" }, 200)).MayGo, Is.True);
        Assert.That((await SpendAsync(budget with { Day = "2026-11-21" }, 301)).MayGo, Is.False, "the new day has its own count");
    }

    [Test]
    public async Task Spend_ByANodeWhoseDayIsBehind_CountsOnTheDayThatHasBegun()
    {
        var (today, yesterday) = (new ChannelBudget(NoticeChannel.Sms, null, 300, Day), new ChannelBudget(NoticeChannel.Sms, null, 300, "2026-11-19"));
        await SpendAsync(today, 200);

        Assert.That((await SpendAsync(yesterday, 100)).MayGo, Is.True);
        Assert.That((await SpendAsync(yesterday, 1)).DayIsFull, Is.True);
        Assert.That((await SpendAsync(today, 1)).DayIsFull, Is.True);
    }

    [Test]
    public async Task Refund_OfWhatDidNotGoOut_IsThereToSpendOnTheSameDayOnly()
    {
        var budget = new ChannelBudget(NoticeChannel.Sms, null, 300, Day);
        await SpendAsync(budget, 300);

        await WriteAsync(s => s.Notices.RefundAsync(budget with { Day = "2026-11-19" }, 100));
        Assert.That((await SpendAsync(budget, 1)).MayGo, Is.False);
        await WriteAsync(s => s.Notices.RefundAsync(budget, 100));
        Assert.That((await SpendAsync(budget, 100)).MayGo, Is.True);
        Assert.That((await SpendAsync(budget, 1)).MayGo, Is.False);
    }

    [Test]
    public async Task Spend_WhenManyNodesDoAtOnce_NeverGoesBeyondTheDay()
    {
        var budget = new ChannelBudget(NoticeChannel.Sms, null, 1000, Day);

        var went = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => MayGoAsync(budget, 100))));

        Assert.That(went.Count(w => w), Is.EqualTo(10));
    }

    [Test]
    public async Task Spend_InATransactionThatIsNotKept_IsNotCounted()
    {
        var budget = new ChannelBudget(NoticeChannel.Sms, null, 200, Day);
        await using (var session = await Sessions.BeginBulkAsync()) await session.Notices.SpendAsync(budget, 200, Machine);

        Assert.That((await SpendAsync(budget, 200)).MayGo, Is.True);
    }

    /// <summary>Makes as if time had passed since messages were counted.</summary>
    protected abstract Task LetPassAsync(TimeSpan time);

    // Who finds the channel's row only after having looked for it in vain is told to wait a moment.
    private async Task<bool> MayGoAsync(ChannelBudget budget, int messages)
    {
        while (true)
            if (await SpendAsync(budget, messages) is { } answer && (answer.MayGo || answer.DayIsFull)) return answer.MayGo;
    }

    private async Task<BudgetAnswer> SpendAsync(ChannelBudget budget, int messages)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var session = await Sessions.BeginBulkAsync();
                var answer = await session.Notices.SpendAsync(budget, messages, Machine);
                await session.CommitAsync();
                return answer;
            }
            catch (Exception e) when (attempt < 10 && Sessions.IsTransient(e)) { }
        }
    }
}
