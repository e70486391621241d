using System.Globalization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>A step of the notice plan (客户通告); the key is the step's code (<c>announce-72h</c>).</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Channels">On which channels.</param>
/// <param name="Text">What is said, with placeholders (<see cref="NoticeText"/>), at most 500 characters.</param>
/// <param name="FailedText">What is said to customers for whom the launch failed; for completions.</param>
/// <param name="LeadMinutes">Announcements: how long before the window's start, at the latest, 0 to 60 days, or twice what is owed.</param>
/// <param name="Band">Announcements: the hours of the day in which it goes out; null: at once when the lead is reached.</param>
/// <param name="UsefulUntilMinutes">Announcements: how long before the window's start it loses its use; null: with the end of its band.</param>
/// <param name="IgnoreQuietHours">Whether it may reach customers at night; needs a reason.</param>
/// <param name="DeviationReason">Why the plan differs from the rule (72 h ahead, quiet hours kept).</param>
/// <param name="Nature">Outreaches: whether it is marketing.</param>
/// <param name="ConsentFor">Marketing: what the customers have agreed to, as their consents call it, at most 100 characters.</param>
/// <param name="PerBatch">Outreaches: after how many customers it waits until somebody lets it go on; null: it does not.</param>
/// <param name="PerHour">Outreaches: how many customers an hour at most; null: no limit.</param>
/// <param name="PerDay">Outreaches: how many customers a day at most, the rest goes on the next day within the window; null: no limit.</param>
[Members("purpose", "channels", "text", "failedText", "leadMinutes", "band", "usefulUntilMinutes", "ignoreQuietHours", "deviationReason", "nature", "consentFor", "perBatch", "perHour", "perDay")]
public sealed record NoticeStep(
    NoticePurpose Purpose, IReadOnlyList<NoticeChannel> Channels, LocalText Text, LocalText? FailedText = null,
    int? LeadMinutes = null, NoticeBand? Band = null, int? UsefulUntilMinutes = null, bool IgnoreQuietHours = false, string? DeviationReason = null,
    MessageNature? Nature = null, string? ConsentFor = null, int? PerBatch = null, int? PerHour = null, int? PerDay = null) : ItemContent
{
    /// <summary>Whether it reaches customers at night: by its own setting, or because it is urgent.</summary>
    public bool ReachesAtNight() => IgnoreQuietHours || Purpose.IsUrgent();

    /// <summary>The most customers that a limit of an outreach names.</summary>
    public const int MostAtOnce = 10_000_000;

    /// <summary>The longest lead of an announcement, in minutes: 60 days, or twice what is owed where that is more.</summary>
    /// <param name="checklist">What the launch is asked for.</param>
    public static int LongestLead(Checklist checklist) => Math.Max(86_400, 2 * 60 * checklist.LeadHours);

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 500;

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.That(Channels is { Count: > 0 } && Channels.Distinct().Count() == Channels.Count, "notice.channels-required", "channels")
            .That(Text is not null, "text.required", "text")
            .Optional(DeviationReason, "deviationReason", 500)
            .That(!IgnoreQuietHours || !string.IsNullOrWhiteSpace(DeviationReason), "notice.quiet-hours-reason", "deviationReason");
        CheckPurpose(key, checklist, check);
        CheckNature(check);
        CheckText(Text, "text", check);
        CheckText(FailedText, "failedText", check);
        if (Purpose is NoticePurpose.Announcement) CheckTiming(checklist, check);
        else check.That(LeadMinutes is null && Band is null && UsefulUntilMinutes is null, "notice.timing-by-event", "leadMinutes");
    }

    /// <summary>A step of the checklist stays what it is there for; otherwise a plan could name every step and announce nothing.</summary>
    private void CheckPurpose(string key, Checklist checklist, Check check)
    {
        if (checklist.Notices.TryGetValue(key, out var proposed) && proposed.TryGetProperty("purpose", out var purpose))
            check.That(purpose.ValueEquals(Purpose.Code()), "notice.purpose-fixed", "purpose", ("step", key), ("purpose", purpose));
        // Where nobody signs for it, nothing is sent out to customers of its own accord.
        if (Purpose is NoticePurpose.Outreach) check.That(checklist.IsOutreach, "notice.outreach-not-asked", "purpose");
    }

    private void CheckNature(Check check)
    {
        var marketing = Nature is MessageNature.Marketing;
        check.That(Purpose is NoticePurpose.Outreach == Nature is not null, Purpose is NoticePurpose.Outreach ? "notice.nature-required" : "notice.nature-of-outreach", "nature")
            .That(marketing || ConsentFor is null, "notice.consent-of-marketing", "consentFor")
            .That(!marketing || !string.IsNullOrWhiteSpace(ConsentFor), "text.required", "consentFor").Optional(ConsentFor, "consentFor", 100);
        foreach (var (most, field) in new[] { (PerBatch, "perBatch"), (PerHour, "perHour"), (PerDay, "perDay") }.Where(m => m.Item1 is not null))
            check.That(Purpose is NoticePurpose.Outreach, "notice.pace-of-outreach", field).Range(most!.Value, field, 1, MostAtOnce);
        // Whoever is woken up by an offer never agrees to another one.
        check.That(!marketing || !IgnoreQuietHours, "notice.marketing-at-night", "ignoreQuietHours");
    }

    private void CheckTiming(Checklist checklist, Check check)
    {
        check.That(LeadMinutes is not null, "notice.lead-required", "leadMinutes").Range(LeadMinutes ?? 0, "leadMinutes", 0, LongestLead(checklist));
        if (UsefulUntilMinutes is { } useful) check.Range(useful, "usefulUntilMinutes", 0, Math.Max(LeadMinutes ?? 0, 0));
        if (Band is not null) CheckBand(Band, check);
        else check.That(LeadMinutes is null || LeadMinutes > (UsefulUntilMinutes ?? 0), "notice.no-time-to-send", "leadMinutes");
    }

    private void CheckBand(NoticeBand band, Check check)
    {
        var (from, until) = (TimeBand.Parse(band.From), TimeBand.Parse(band.Until));
        check.That(from is not null, "time.of-day", "band.from", ("value", band.From ?? ""))
            .That(until is not null, "time.of-day", "band.until", ("value", band.Until ?? ""))
            .That(from is null || until is null || from < until, "notice.band-order", "band.until")
            .That(IgnoreQuietHours || ((from ?? TimeBand.Daytime.From) >= TimeBand.Daytime.From && (until ?? TimeBand.Daytime.Until) <= TimeBand.Daytime.Until),
                "notice.band-in-quiet-hours", "band.from", ("from", Hours(TimeBand.Daytime.From)), ("until", Hours(TimeBand.Daytime.Until)));
    }

    private static string Hours(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static void CheckText(LocalText? text, string field, Check check)
    {
        if (text is null) return;
        text.Check(field, LongestText, check);
        foreach (var (language, part) in new[] { ("zh", text.Zh), ("en", text.En) })
        {
            check.That(!NoticeText.HasStrayBraces(part), "notice.brace", $"{field}.{language}");
            foreach (var unknown in NoticeText.UnknownPlaceholders(part))
                check.That(false, "notice.placeholder-unknown", $"{field}.{language}", ("placeholder", unknown), ("known", string.Join(", ", NoticeText.Placeholders)));
        }
    }
}

/// <summary>Hours of the day, local to the window.</summary>
/// <param name="From">Start, <c>16:00</c>.</param>
/// <param name="Until">End, <c>20:00</c>, after the start on the same day.</param>
[Members("from", "until")]
public sealed record NoticeBand(string From, string Until);
