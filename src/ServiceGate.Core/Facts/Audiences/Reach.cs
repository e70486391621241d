using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServiceGate.Core.Facts.Audiences;

/// <summary>
/// Whom a list reaches and how: the sum, modulo 2^256, of a keyed hash of each of its customers (<see cref="Of"/>). Another customer, number, address, language or unit
/// gives another sum, in whatever order they stand; a changed customer moves it by a difference, so that nobody reads a whole list for one row. Without the key nothing
/// about a customer can be told from it, and whoever knows a customer cannot tell whether it is among them.
/// </summary>
/// <param name="High">The upper half.</param>
/// <param name="Low">The lower half.</param>
public readonly record struct Reach(UInt128 High, UInt128 Low)
{
    /// <summary>The name of the way it is counted, written before it where it is signed.</summary>
    public const string Scheme = "reach-hmac-sha256-v1";

    /// <summary>How many bytes a key has.</summary>
    public const int KeyBytes = 32;

    // None of the values can hold it.
    private const char Between = '\u001f';

    /// <summary>As it is signed: <see cref="Scheme"/>, a colon, 64 hexadecimal digits.</summary>
    public string Signed => $"{Scheme}:{this}";

    /// <summary>
    /// What one customer adds: HMAC-SHA-256 over account, phone, e-mail, push id, language and unit, joined by U+001F, as a number with its highest byte first. Neither
    /// name nor tier: they do not say whether or how somebody is reached.
    /// </summary>
    /// <param name="key">The installation's key.</param>
    /// <param name="customer">The customer.</param>
    public static Reach Of(ReadOnlySpan<byte> key, Customer customer)
    {
        var said = string.Join(Between, customer.Account, customer.Phone, customer.Email, customer.PushId, customer.Language, customer.UnitCode);
        return Parse(Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(said))));
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">They are not.</exception>
    public static Reach Parse(string digits) => digits is { Length: 64 }
        ? new(UInt128.Parse(digits.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), UInt128.Parse(digits.AsSpan(32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
        : throw new FormatException($"A reach has 64 digits, not {digits.Length}.");

    /// <summary>With what another adds.</summary>
    public static Reach operator +(Reach one, Reach other)
    {
        var low = unchecked(one.Low + other.Low);
        return new(unchecked(one.High + other.High + (low < one.Low ? UInt128.One : UInt128.Zero)), low);
    }

    /// <summary>Without what another adds.</summary>
    public static Reach operator -(Reach one, Reach other) =>
        new(unchecked(one.High - other.High - (one.Low < other.Low ? UInt128.One : UInt128.Zero)), unchecked(one.Low - other.Low));

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x32}{Low:x32}");
}
