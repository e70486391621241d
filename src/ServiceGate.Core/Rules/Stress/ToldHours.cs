using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Stress;

/// <summary>How many customers a step of the notice plan tells in each hour.</summary>
/// <param name="Step">The step's code.</param>
/// <param name="DueAt">When it goes out.</param>
/// <param name="Customers">To how many.</param>
/// <param name="PerHour">How many an hour at most.</param>
/// <param name="Hours">The hours, by their beginning, with how many are told in each.</param>
/// <param name="Untold">How many are not told by then that it loses its use.</param>
public sealed record ToldStep(string Step, DateTimeOffset DueAt, int Customers, int PerHour, IReadOnlyList<(DateTimeOffset At, int Customers)> Hours, int Untold);

/// <summary>
/// When customers are told: each announcement and outreach of the plan from the moment on at which it is due, and the completion at the window's planned end; as many in each hour as it, or the forecast,
/// allows, in the daytime unless it goes out at night too. As long as nobody has written a plan, the one that the checklist proposes where it asks for one.
/// </summary>
public static class ToldHours
{
    /// <summary>The longest time over which a step is followed: 60 days.</summary>
    public const int MostHours = 1440;

    /// <summary>The steps, the earliest first.</summary>
    /// <param name="facts">The launch.</param>
    /// <param name="customers">How many customers there are.</param>
    /// <param name="perHour">How many are told an hour at most.</param>
    public static IReadOnlyList<ToldStep> Of(LaunchFacts facts, int customers, int perHour)
    {
        var planned = ProposedPlan.Of(facts);
        var batches = NoticePlan.ByWindow(planned).Where(b => b.Content.Purpose is NoticePurpose.Announcement or NoticePurpose.Outreach)
            .Concat(NoticePlan.FollowUps(planned, NoticePurpose.Completion, planned.Launch.Window.End));
        return [.. from batch in batches.DistinctBy(b => (b.Step, b.Segment.Name))
                   let reached = batch.Segment.Name is { } zone ? facts.Audience?.Zones?.FirstOrDefault(z => z.Zone == zone)?.Customers ?? 0 : customers
                   where reached > 0
                   orderby batch.Timing.DueAt, batch.Step
                   select Told(batch, reached, Math.Min(perHour, batch.Content.PerHour ?? perHour))];
    }

    /// <summary>The beginning of the hour, by the clock of a zone, in which a moment lies.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset at, TimeZoneInfo zone) => at.AddTicks(-(at.InZone(zone).Ticks % TimeSpan.TicksPerHour));

    private static ToldStep Told(PlannedBatch batch, int customers, int perHour)
    {
        var (zone, night) = (batch.Segment.Window.Zone, batch.Content.ReachesAtNight());
        var hours = new List<(DateTimeOffset, int)>();
        var (left, today, day) = (customers, 0, default(DateOnly));
        var hour = HourOf(batch.Timing.DueAt, zone);
        for (var i = 0; i < MostHours && left > 0 && hour < batch.Timing.UsefulUntil; i++, hour = hour.AddHours(1))
        {
            var begins = hour < batch.Timing.DueAt ? batch.Timing.DueAt : hour;
            if (!QuietHours.Allow(night, begins, zone)) continue;
            var date = DateOnly.FromDateTime(hour.InZone(zone));
            if (date != day) (day, today) = (date, 0);
            var told = Math.Min(Math.Min(left, perHour), (batch.Content.PerDay ?? int.MaxValue) - today);
            if (told <= 0) continue;
            (left, today) = (left - told, today + told);
            hours.Add((hour, told));
        }
        return new(batch.Step, batch.Timing.DueAt, customers, perHour, hours, left);
    }
}
