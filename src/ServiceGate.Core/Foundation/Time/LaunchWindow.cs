using System.Globalization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Foundation.Time;

/// <summary>When a launch takes place (割接时间窗): local times with their zone, which people agreed on, and the instants they mean.</summary>
/// <param name="LocalStart">Start, local, as <see cref="LocalTimes.Format"/>.</param>
/// <param name="LocalEnd">End, local.</param>
/// <param name="TimeZone">IANA name of the zone.</param>
/// <param name="Start">Start, UTC.</param>
/// <param name="End">End, UTC, after the start.</param>
public sealed record LaunchWindow(string LocalStart, string LocalEnd, string TimeZone, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>No window is longer: 31 days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone => LocalTimes.Zone(TimeZone);

    /// <summary>The same window as people of another zone read it on their clocks.</summary>
    /// <param name="zone">Their zone.</param>
    public LaunchWindow In(TimeZoneInfo zone) => zone.Id == TimeZone ? this : new(Local(Start, zone), Local(End, zone), zone.Id, Start, End);

    /// <summary>
    /// The window as it is after a change; null when rules are broken, which <paramref name="check"/> then names. What was not changed is not asked about again; once
    /// it has begun its start stays. An end that moves alone moves to a moment that is still to come.
    /// </summary>
    /// <param name="input">Local start and end with zone, all of them.</param>
    /// <param name="begun">Whether it has begun.</param>
    /// <param name="now">Business time.</param>
    /// <param name="check">Collects what is wrong.</param>
    public LaunchWindow? Changed(WindowInput input, bool begun, DateTimeOffset now, Check check)
    {
        if (begun && !check.That(StartIsSaid(input), "window.begun", "window.start").Passed) return null;
        var changed = Corrected(input, now, check);
        check.That(changed is null || changed == this || !StartIsSaid(input) || changed.End > now, "window.end-to-come", "window.end");
        return check.Passed ? changed : null;
    }

    /// <summary>The window after a correction: what was not changed is not measured against the clock again; null when rules are broken.</summary>
    /// <param name="input">Local start and end with zone, all of them.</param>
    /// <param name="now">Business time.</param>
    /// <param name="check">Collects what is wrong.</param>
    /// <param name="backTo">How far back another start may lie.</param>
    public LaunchWindow? Corrected(WindowInput input, DateTimeOffset now, Check check, TimeSpan backTo = default)
    {
        var (start, end) = (StartIsSaid(input), EndIsSaid(input));
        if (start && end) return this;
        // Of a time that comes twice, the one that is stored is meant by whoever leaves it as it is.
        var meant = input with { StartOffset = start ? OffsetOf(Start) : input.StartOffset, EndOffset = end ? OffsetOf(End) : input.EndOffset };
        return From(meant, now, check, start && now >= Start ? now - Start + TimeSpan.FromTicks(1) : backTo);
    }

    private bool StartIsSaid(WindowInput input) => input.TimeZone == TimeZone && IsSaid(input.Start, input.StartOffset, LocalStart, Start);

    private bool EndIsSaid(WindowInput input) => input.TimeZone == TimeZone && IsSaid(input.End, input.EndOffset, LocalEnd, End);

    private bool IsSaid(string? local, string? offset, string stored, DateTimeOffset instant) => local == stored && (offset is null || offset == OffsetOf(instant));

    private string OffsetOf(DateTimeOffset instant) => LocalTimes.FormatOffset(Zone.GetUtcOffset(instant));

    private static string Local(DateTimeOffset instant, TimeZoneInfo zone) => instant.InZone(zone).ToString(LocalTimes.Format, CultureInfo.InvariantCulture);

    /// <summary>Makes a window from what was typed; null when rules are broken, which <paramref name="check"/> then names.</summary>
    /// <param name="input">Local start and end with zone.</param>
    /// <param name="now">Business time; the window lies after it.</param>
    /// <param name="check">Collects what is wrong.</param>
    /// <param name="backTo">How far back the start may lie, for what has begun before it is entered.</param>
    public static LaunchWindow? From(WindowInput input, DateTimeOffset now, Check check, TimeSpan backTo = default)
    {
        if (LocalTimes.FindZone(input.TimeZone) is not { } zone)
        {
            check.That(false, "time.zone-unknown", "window.timeZone", ("value", input.TimeZone ?? ""));
            return null;
        }
        var start = LocalTimes.Resolve(input.Start, input.StartOffset, zone, "window.start", check);
        var end = LocalTimes.Resolve(input.End, input.EndOffset, zone, "window.end", check);
        if (start is null || end is null) return null;
        check.That(end > start, "window.ends-after-start", "window.end")
            .That(start > now - backTo, backTo == default ? "window.in-the-future" : "window.too-long-ago", "window.start", ("days", backTo.TotalDays))
            .That(end - start <= Longest, "window.too-long", "window.end", ("days", Longest.TotalDays));
        return check.Passed ? new(input.Start!, input.End!, zone.Id, start.Value, end.Value) : null;
    }
}

/// <summary>A window as it is typed.</summary>
/// <param name="Start">Local start, <c>2026-11-28T00:00</c>.</param>
/// <param name="End">Local end.</param>
/// <param name="TimeZone">IANA zone name.</param>
/// <param name="StartOffset">Which of two the start means when clocks are turned back (<c>+02:00</c>).</param>
/// <param name="EndOffset">Likewise for the end.</param>
[Members("start", "end", "timeZone", "startOffset", "endOffset")]
public sealed record WindowInput(string? Start, string? End, string? TimeZone, string? StartOffset = null, string? EndOffset = null);
