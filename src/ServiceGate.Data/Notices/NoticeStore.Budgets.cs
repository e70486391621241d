using ServiceGate.Core.Facts.Notices;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Notices;

/// <summary>What the limits of a channel leave. The row is one for all nodes: whoever spends keeps the others waiting until its transaction ends.</summary>
internal sealed partial class NoticeStore
{
    /// <summary>A second's worth may go at once.</summary>
    private const int BurstMs = 1000;

    public async Task<BudgetAnswer> SpendAsync(ChannelBudget budget, int messages, DateTimeOffset machineNow)
    {
        var values = new
        {
            channel = (int)budget.Channel,
            machineNow = machineNow.Ms(),
            messages,
            cost = budget.CostOf(messages),
            burst = BurstMs,
            day = budget.Day,
            perDay = budget.PerDay ?? int.MaxValue,
        };
        if (await TrySpendAsync(values)) return default;
        if (await AnswerAsync(budget, messages, machineNow) is { } answer) return answer;
        await sql.ExecuteAsync("INSERT INTO channel_budget (channel, full_at, day, used) VALUES (@channel, 0, @day, 0)", new { values.channel, values.day });
        return await TrySpendAsync(values) ? default : (await AnswerAsync(budget, messages, machineNow))!.Value;
    }

    public Task RefundAsync(ChannelBudget budget, int messages) => sql.ExecuteAsync(
        "UPDATE channel_budget SET used = CASE WHEN used < @messages THEN 0 ELSE used - @messages END WHERE channel = @channel AND day = @day",
        new { channel = (int)budget.Channel, messages, day = budget.Day });

    // The day only ever moves forward: nodes whose clocks differ at midnight do not give the channel its day twice.
    private async Task<bool> TrySpendAsync(object values) => await sql.ExecuteAsync(
        $"""
        UPDATE channel_budget
        SET full_at = CASE WHEN full_at > {sql.Dialect.Clock} THEN full_at ELSE {sql.Dialect.Clock} END + @cost,
            used = CASE WHEN day >= @day THEN used ELSE 0 END + @messages,
            day = CASE WHEN day >= @day THEN day ELSE @day END
        WHERE channel = @channel AND full_at < {sql.Dialect.Clock} + @burst AND CASE WHEN day >= @day THEN used ELSE 0 END + @messages <= @perDay
        """,
        values) == 1;

    private async Task<BudgetAnswer?> AnswerAsync(ChannelBudget budget, int messages, DateTimeOffset machineNow)
    {
        var row = await sql.FirstAsync(
            $"SELECT full_at - {sql.Dialect.Clock} AS full_in, day, used FROM channel_budget WHERE channel = @channel",
            new { channel = (int)budget.Channel, machineNow = machineNow.Ms() },
            row => Tuple.Create(row.Long("full_in"), row.Text("day"), row.Long("used")));
        if (row is not var (fullIn, day, used)) return null;
        if (budget.PerDay is { } most && (string.CompareOrdinal(day, budget.Day) >= 0 ? used : 0) + messages > most) return new(TimeSpan.Zero, true);
        return new(TimeSpan.FromMilliseconds(Math.Max(1, fullIn - BurstMs + 1)), false);
    }
}
