using ServiceGate.Data.Queries;

namespace ServiceGate.Web.Features.Today;

/// <summary>Work by when it is due. What is due within two weeks is shown, or has waited without a day, and so are the first few whatever their day; the rest is a number.</summary>
/// <param name="Overdue">Past its latest moment.</param>
/// <param name="Today">Due before the viewer's day is over.</param>
/// <param name="Week">Due within seven days.</param>
/// <param name="Later">Due within fourteen days, later where little else is to be done, or at no certain time.</param>
/// <param name="Folded">Due later still.</param>
public sealed record WorkGroups(
    IReadOnlyList<QueuedWork> Overdue, IReadOnlyList<QueuedWork> Today, IReadOnlyList<QueuedWork> Week, IReadOnlyList<QueuedWork> Later, IReadOnlyList<QueuedWork> Folded)
{
    private const int MostShown = 60;

    /// <summary>As many are shown although they are due late: whoever has little to do sees it at once.</summary>
    private const int FirstFew = 8;

    /// <summary>Groups work, which is ordered by when it is due.</summary>
    /// <param name="work">The work.</param>
    /// <param name="now">Now, in the viewer's zone.</param>
    /// <param name="all">Whether nothing is folded.</param>
    public static WorkGroups Of(IReadOnlyList<QueuedWork> work, DateTimeOffset now, bool all)
    {
        var (midnight, week, horizon) = (now.AddDays(1) - now.TimeOfDay, now.AddDays(7), all ? DateTimeOffset.MaxValue : now.AddDays(14));
        DateTimeOffset Due(QueuedWork w) => w.Item.DueAt ?? week;
        var shown = work.Where((w, place) => place < FirstFew || Due(w) < horizon).Take(all ? int.MaxValue : MostShown).ToList();
        return new(
            [.. shown.Where(w => w.Item.DueAt <= now)], [.. shown.Where(w => w.Item.DueAt > now && Due(w) < midnight)],
            [.. shown.Where(w => Due(w) >= midnight && Due(w) < week)], [.. shown.Where(w => Due(w) >= week)], [.. work.Except(shown)]);
    }

    /// <summary>How many are to be done before the day is over.</summary>
    public int DueToday => Overdue.Count + Today.Count;

    /// <summary>The groups that are not empty, by the ends of their texts' keys.</summary>
    public IEnumerable<(string Name, IReadOnlyList<QueuedWork> Work)> Shown =>
        new[] { ("overdue", Overdue), ("today", Today), ("week", Week), ("later", Later) }.Where(g => g.Item2.Count > 0);

    /// <summary>What is shown.</summary>
    public IEnumerable<QueuedWork> All => Shown.SelectMany(g => g.Work);
}
