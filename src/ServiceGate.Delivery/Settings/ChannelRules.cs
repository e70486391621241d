namespace ServiceGate.Delivery.Settings;

/// <summary>What the settings of a channel may be: the check of the options and the server's reference of settings both read it here.</summary>
public static class ChannelRules
{
    /// <summary>How long an answer is waited for, in seconds: less than a claim lasts.</summary>
    public static WholeRange TimeoutSeconds { get; } = new(1, 50);

    /// <summary>Messages a second.</summary>
    public static WholeRange PerSecond { get; } = new(1, 100_000);

    /// <summary>Messages a day.</summary>
    public static WholeRange PerDay { get; } = new(ChannelOptions.LeastPerDay, 100_000_000);

    /// <summary>Chunks on their way at once.</summary>
    public static WholeRange Parallel { get; } = new(1, 16);

    /// <summary>
    /// Whether it is an absolute https address without user name and password. On the machine itself it may be http; anywhere else the customers' numbers would
    /// be readable on the way.
    /// </summary>
    public static bool IsGateway(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0;

    /// <summary>Whether it is long enough to be a secret.</summary>
    public static bool IsSecret(string? secret) => secret?.Length >= ChannelOptions.ShortestSecret;
}

/// <summary>Whole numbers between two, both included.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
public readonly record struct WholeRange(int Least, int Most)
{
    /// <summary>Whether it is one of them.</summary>
    public bool Contains(int number) => number >= Least && number <= Most;
}
