using System.Globalization;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Foundation.Json;

/// <summary>
/// A number of what somebody saw, for what has no revision of its own: another one whenever something of it is another. Whoever changes it names the number that was seen, and is refused when it is another by then.
/// </summary>
public static class SeenNumber
{
    /// <summary>Hexadecimal digits of the hash that the number has: 52 bits, which every program's numbers hold exactly.</summary>
    private const int Digits = 13;

    /// <summary>The number, from 0 to 2^52 - 1.</summary>
    /// <param name="seen">All that may be changed.</param>
    public static long Of(object seen) => long.Parse(ContentHash.OfCanonical(CoreJson.Canonical(seen))[^Digits..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
