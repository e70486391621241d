using System.Text.Json.Serialization;

namespace ServiceGate.Data.Retention;

/// <summary>What kind of data a table holds.</summary>
public enum DataClass
{
    /// <summary>How the installation is set up.</summary>
    [JsonStringEnumMemberName("configuration")] Configuration,

    /// <summary>What proves later what was decided and done. Without personal data of customers.</summary>
    [JsonStringEnumMemberName("evidence")] Evidence,

    /// <summary>Personal data of customers.</summary>
    [JsonStringEnumMemberName("personal")] Personal,

    /// <summary>What running needs and nobody misses afterwards.</summary>
    [JsonStringEnumMemberName("operational")] Operational,

    /// <summary>What protects accounts and sessions.</summary>
    [JsonStringEnumMemberName("security")] Security,
}

/// <summary>From which moment the time runs for which rows are kept.</summary>
public enum KeptFrom
{
    /// <summary>Kept as long as the installation, or replaced by who wrote it.</summary>
    [JsonStringEnumMemberName("always")] Always,

    /// <summary>From the moment the row was written.</summary>
    [JsonStringEnumMemberName("written")] Written,

    /// <summary>From the end of its launch.</summary>
    [JsonStringEnumMemberName("launch-ended")] LaunchEnded,

    /// <summary>From the end of the last launch that used it.</summary>
    [JsonStringEnumMemberName("last-use")] LastUse,

    /// <summary>From the end of its batch, or with its launch where that is earlier.</summary>
    [JsonStringEnumMemberName("batch-ended")] BatchEnded,

    /// <summary>From its expiry or withdrawal.</summary>
    [JsonStringEnumMemberName("expired")] Expired,
}

/// <summary>What a table holds, how long its rows are kept, and how they go.</summary>
/// <param name="Table">The table.</param>
/// <param name="Class">What it holds.</param>
/// <param name="From">From which moment.</param>
/// <param name="Days">For how many days; null when always.</param>
public sealed record RetentionRule(string Table, DataClass Class, KeptFrom From = KeptFrom.Always, int? Days = null)
{
    /// <summary>
    /// Whether two transactions may both try to take one of its unique keys in good faith: the one that comes second is tried again and then sees the other's row.
    /// </summary>
    public bool MayRace { get; private init; }

    /// <summary>Whether each row names its launch (column <c>launch_id</c>) and a launch has few, so that one statement takes them away with it.</summary>
    public bool GoesWithLaunch { get; private init; }

    /// <summary>The rule of a table whose unique keys may be raced for.</summary>
    internal RetentionRule Raced() => this with { MayRace = true };

    /// <summary>The rule of a table whose rows go with their launch.</summary>
    internal RetentionRule OfLaunch() => this with { GoesWithLaunch = true };

    /// <summary>Rows whose time runs since before this moment are due to go.</summary>
    internal DateTimeOffset Before(DateTimeOffset now) => now.AddDays(-Days!.Value);
}
