using ServiceGate.Data.Opening;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>How a server is started. What is not said here comes from the configuration (<c>appsettings.json</c>, environment).</summary>
public sealed record ServerSettings
{
    /// <summary>The database; null: what <see cref="DatabasePath"/> or the configuration section <c>Database</c> names.</summary>
    public DatabaseSettings? Database { get; init; }

    /// <summary>A database file in place of what the configuration names, by default <c>data/servicegate.db</c> below the current folder.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>Where it listens; null: <c>Urls</c>, by default <see cref="DefaultUrl"/>.</summary>
    public string? Urls { get; init; }

    /// <summary>Whether samples and demo accounts are loaded. A demo listens on loopback only and says so on every page.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether the log stays silent but for warnings.</summary>
    public bool Quiet { get; init; }

    /// <summary>The moment at which the business clock stands at the first start; null: it follows the machine's.</summary>
    public DateTimeOffset? ClockStart { get; init; }

    /// <summary>
    /// The versions that an empty installation publishes at its first start, by definition id, where they are not the newest. A demonstration begins with
    /// version 1 of the IT cutover, so that there is a newer one to propose.
    /// </summary>
    public IReadOnlyDictionary<string, int> Definitions { get => field ?? (Demo ? DemoDefinitions : None); init; }

    /// <summary>Settings that override the configuration.</summary>
    public IReadOnlyDictionary<string, string?> Overrides { get; init; } = new Dictionary<string, string?>();

    private static readonly IReadOnlyDictionary<string, int> None = new Dictionary<string, int>();

    private static readonly IReadOnlyDictionary<string, int> DemoDefinitions = new Dictionary<string, int> { ["it-cutover"] = 1 };

    /// <summary>Where a server listens unless told otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";
}
