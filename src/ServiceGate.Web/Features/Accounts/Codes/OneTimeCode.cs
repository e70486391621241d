using System.Security.Cryptography;
using OtpNet;

namespace ServiceGate.Web.Features.Accounts.Codes;

/// <summary>Codes of six digits that change every 30 seconds (RFC 6238, HMAC-SHA-1, as authenticator programs make them).</summary>
internal static class OneTimeCode
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    private const int Seconds = 30;
    private const int SecretBytes = 20;

    // A clock that is half a minute off, or a code that was typed slowly.
    private static readonly VerificationWindow Around = new(previous: 1, future: 1);

    /// <summary>A new secret: 160 random bits, as RFC 4226 recommends.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The step whose code was typed; null when it is none of now, of the step before and of the next.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="typed">What was typed; blanks count for nothing.</param>
    /// <param name="now">Machine time.</param>
    public static long? StepOf(byte[] secret, string? typed, DateTimeOffset now)
    {
        var code = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c))]);
        return code.Length == Digits && code.All(char.IsAsciiDigit) && new Totp(secret, Seconds, OtpHashMode.Sha1, Digits).VerifyTotp(now.UtcDateTime, code, out var step, Around) ? step : null;
    }

    /// <summary>The code of a moment.</summary>
    public static string At(byte[] secret, DateTimeOffset now, int digits = Digits) => new Totp(secret, Seconds, OtpHashMode.Sha1, digits).ComputeTotp(now.UtcDateTime);

    /// <summary>The secret as people type it: base 32 in groups of four.</summary>
    public static string InWords(byte[] secret) => string.Join(' ', Base32Encoding.ToString(secret).TrimEnd('=').Chunk(4).Select(part => new string(part)));

    /// <summary>The address that a QR code tells an authenticator program.</summary>
    public static string AddressOf(byte[] secret, string userName) =>
        $"otpauth://totp/ServiceGate:{Uri.EscapeDataString(userName)}?secret={Base32Encoding.ToString(secret).TrimEnd('=')}&issuer=ServiceGate";
}
