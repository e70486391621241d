using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace ServiceGate.Web.Features.Accounts.Tokens;

/// <summary>A token as a program sends it: <c>sg_&lt;id&gt;_&lt;secret&gt;</c>, the secret 256 random bits in base64url.</summary>
/// <param name="Id">The token's id.</param>
/// <param name="Secret">The secret.</param>
public sealed record TokenText(long Id, string Secret)
{
    private const int SecretBytes = 32;
    private const int SecretLength = 43;

    /// <summary>A new secret.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The hash under which a secret is kept. It needs no salt: nobody can guess 256 random bits.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secret)));

    /// <summary>Reads what was sent; null when it has not the form of a token.</summary>
    public static TokenText? Parse(string? text) =>
        text?.Split('_', 3) is ["sg", var id, { Length: SecretLength } secret] && Base64Url.IsValid(secret)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number, secret)
            : null;

    /// <summary>Whether this is the secret of a hash; takes the same time whatever differs.</summary>
    public bool Matches(string secretHash) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(HashOf(Secret)), System.Text.Encoding.ASCII.GetBytes(secretHash));

    /// <summary>The text that is sent. Shown once, when the token is issued.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"sg_{Id}_{Secret}");

    /// <summary>Without the secret, so that it cannot slip into a log.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"sg_{Id}_…");
}
