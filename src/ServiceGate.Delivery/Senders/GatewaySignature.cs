using System.Security.Cryptography;
using System.Text;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// Proves to a gateway that a post comes from this installation and was not changed: <c>v1=</c> and the hexadecimal HMAC-SHA-256 of the timestamp, a full
/// stop and the body, keyed with the shared secret in UTF-8. The timestamp, seconds since 1970, lets the gateway refuse posts that were recorded and sent again.
/// </summary>
/// <param name="secret">The shared secret.</param>
internal sealed class GatewaySignature(string secret)
{
    /// <summary>The header with the timestamp.</summary>
    public const string TimestampHeader = "X-ServiceGate-Timestamp";

    /// <summary>The header with the signature.</summary>
    public const string Header = "X-ServiceGate-Signature";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(secret);

    /// <summary>The signature of a body.</summary>
    public string Of(string timestamp, byte[] body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp + "."));
        hash.AppendData(body);
        return "v1=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
