using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Times;

/// <summary>When a step of the plan goes out, and until when it is of use.</summary>
/// <param name="DueAt">When it goes out.</param>
/// <param name="UsefulUntil">When it loses its use; after <paramref name="DueAt"/>.</param>
public sealed record NoticeTiming(DateTimeOffset DueAt, DateTimeOffset UsefulUntil)
{
    /// <summary>How long a follow-up is of use.</summary>
    public static readonly TimeSpan FollowUpUse = TimeSpan.FromHours(72);

    /// <summary>
    /// An announcement: in the last band of hours that ends at or before the window's start less the lead, so that customers never have
    /// less time than the lead; without a band exactly at the lead, or in the daytime before it when the lead falls into quiet hours.
    /// </summary>
    public static NoticeTiming OfAnnouncement(NoticeStep step, LaunchWindow window)
    {
        var latest = window.Start.AddMinutes(-(step.LeadMinutes ?? 0));
        var (due, end) = BandOf(step, latest, window.Zone) is { } band ? band.LastEndedBy(latest, window.Zone) : (latest, window.Start);
        if (step.Band is null) end = window.Start;
        var useful = step.UsefulUntilMinutes is { } minutes ? window.Start.AddMinutes(-minutes) : end;
        return new(due, useful > due ? useful : end);
    }

    /// <summary>An outreach: within the window, and at the earliest when operations have reported the start.</summary>
    public static NoticeTiming OfOutreach(LaunchWindow window) => new(window.Start, window.End);

    private static TimeBand? BandOf(NoticeStep step, DateTimeOffset latest, TimeZoneInfo zone)
    {
        if (step.Band is { } band) return new(TimeBand.Parse(band.From)!.Value, TimeBand.Parse(band.Until)!.Value);
        return step.IgnoreQuietHours || TimeBand.Daytime.Contains(latest, zone) ? null : TimeBand.Daytime;
    }

    /// <summary>A follow-up that is due at an event: at once in daytime, otherwise at 08:00, unless it reaches customers at night too.</summary>
    public static NoticeTiming OfFollowUp(NoticeStep step, LaunchWindow window, DateTimeOffset at)
    {
        var due = QuietHours.Over(step.ReachesAtNight(), at, window.Zone);
        return new(due, due + FollowUpUse);
    }
}
