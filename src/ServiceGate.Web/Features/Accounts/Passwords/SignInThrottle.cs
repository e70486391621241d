using System.Net;
using System.Threading.RateLimiting;
using ServiceGate.Data.Organisation;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>
/// Slows guessing down, also of names that do not exist: after too many failures within a minute from one address or for one name, further attempts are
/// refused unread until the minute is over. Successes cost nothing, so a whole office behind one address can sign in. Each node counts for itself.
/// </summary>
internal sealed class SignInThrottle : IDisposable
{
    /// <summary>Failures a minute for one name.</summary>
    public const int ForName = 10;

    /// <summary>Failures a minute from one address.</summary>
    public const int FromAddress = 60;

    private readonly PartitionedRateLimiter<string> _names = Limiter(ForName);
    private readonly PartitionedRateLimiter<string> _addresses = Limiter(FromAddress);

    /// <summary>Whether an attempt may be made now.</summary>
    public bool Allows(IPAddress? address, string userName) => Take(address, userName, 0);

    /// <summary>Counts a failure.</summary>
    public void CountFailure(IPAddress? address, string userName) => Take(address, userName, 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        _names.Dispose();
        _addresses.Dispose();
    }

    private bool Take(IPAddress? address, string userName, int permits)
    {
        using var forName = _names.AttemptAcquire(UserNames.Normalise(userName), permits);
        using var fromAddress = _addresses.AttemptAcquire(Network(address), permits);
        return forName.IsAcquired && fromAddress.IsAcquired;
    }

    // One subscriber has a whole /64 of IPv6 addresses.
    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };

    private static PartitionedRateLimiter<string> Limiter(int failures) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = failures, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
}
