using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.Audiences;

/// <summary>
/// Customers of a list who live by one clock (时区分段): by it they read hours, and by it they sleep. A list whose customers are all of one zone has one segment, which is
/// everybody.
/// </summary>
/// <param name="Name">The zone, as an IANA name; null: everybody on the list.</param>
/// <param name="Window">The launch's window as these customers read it.</param>
public sealed record ListSegment(string? Name, LaunchWindow Window)
{
    /// <summary>Their zone, as an IANA name.</summary>
    public string Zone => Window.TimeZone;

    /// <summary>Whether what goes to a segment goes to these: what goes to everybody does.</summary>
    /// <param name="segment">Name of that segment; null: everybody.</param>
    public bool IsReachedBy(string? segment) => segment is null || segment == Zone;
}

/// <summary>How many customers of a list live in a zone. Counted when the list comes into use, from the units that serve them.</summary>
/// <param name="Zone">The zone, as an IANA name.</param>
/// <param name="Customers">How many.</param>
[Members("zone", "customers")]
public sealed record ZoneCount(string Zone, int Customers)
{
    /// <summary>Zones in the order in which a list names them: the launch's own first, then those with most customers.</summary>
    /// <param name="zones">The zones, each once.</param>
    /// <param name="own">The zone of the launch's unit.</param>
    public static IReadOnlyList<ZoneCount> InOrder(IEnumerable<ZoneCount> zones, string own) =>
        [.. zones.OrderByDescending(z => z.Zone == own).ThenByDescending(z => z.Customers).ThenBy(z => z.Zone, StringComparer.Ordinal)];
}
