using System.Globalization;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Shell.Viewing;

namespace ServiceGate.Web.Features.DemoTime;

/// <summary>Moves the clock of the field, and keeps where it stands.</summary>
public interface IClockHand
{
    /// <summary>Moves it to a moment.</summary>
    Task MoveAsync(DateTimeOffset moment, CancellationToken cancellation = default);

    /// <summary>Whether it may be moved yet: a demonstration is being set up at times of its own.</summary>
    Task<bool> MayMoveAsync(CancellationToken cancellation = default);
}

/// <summary>
/// The clock of a demonstration, moved ahead by hand: by an hour, by a day, or to what is due next. Never back, never on a server that is none, and not twice by two people who saw the same moment.
/// The machine's clock, by which sessions, leases and rates go, is not touched.
/// </summary>
/// <param name="clock">Business time.</param>
/// <param name="hand">Moves it.</param>
/// <param name="sessions">Looks what is due.</param>
/// <param name="shell">Whether this is a demonstration.</param>
public sealed class DemoClock(BusinessClock clock, IClockHand hand, ISessionFactory sessions, IOptions<ShellOptions> shell)
{
    /// <summary>Asks for what is due next.</summary>
    public const string NextDue = "next";

    /// <summary>Asks for an hour.</summary>
    public const string Hour = "hour";

    /// <summary>Asks for a day.</summary>
    public const string Day = "day";

    /// <summary>When something is due next, a notice or a time of a flow; null: nothing is.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellation = default)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        var now = clock.GetUtcNow();
        var (batch, timer) = (await session.Notices.NextDueAsync(now), await session.Flows.NextTimerAsync(now));
        return batch is null || timer < batch ? timer : batch;
    }

    /// <summary>Moves it.</summary>
    /// <param name="to"><see cref="NextDue"/>, <see cref="Hour"/> or <see cref="Day"/>.</param>
    /// <param name="seen">The moment that was seen, in milliseconds since 1970: it is not moved from another one.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Why it is not moved; null: it was.</returns>
    public async Task<Violation?> MoveAsync(string? to, string? seen, CancellationToken cancellation = default)
    {
        if (!shell.Value.IsDemo) return Violation.Of("demo-clock.no-demo");
        if (!await hand.MayMoveAsync(cancellation)) return Violation.Of("demo-clock.setting-up");
        var now = clock.GetUtcNow();
        // A clock that follows the machine has gone on since the page was shown; one that stands has not, unless somebody moved it.
        if (clock.SetTo is { } stands && seen != stands.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)) return Violation.Of("demo-clock.moved-meanwhile");
        var target = to switch { Hour => now.AddHours(1), Day => now.AddDays(1), NextDue => await NextAsync(cancellation), _ => null };
        if (target is not { } moment || moment <= now) return Violation.Of("demo-clock.nowhere");
        await hand.MoveAsync(moment, cancellation);
        return null;
    }
}
