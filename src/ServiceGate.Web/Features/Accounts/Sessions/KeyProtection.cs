using System.Security.Cryptography;
using System.Text;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Features.Accounts.Sessions;

/// <summary>
/// Encrypts the keys of cookies, forms and second factors before they go into the database, with AES-256-GCM under a key derived from a secret that is not there: whoever reads the database,
/// or a copy of it, can then make no session. Keys that are there in the clear, or under the secret of before, are written anew at the start.
/// </summary>
internal sealed class KeyProtection
{
    /// <summary>Setting: the secret.</summary>
    public const string SecretSetting = "Keys:Secret";

    /// <summary>Setting: the secret of before, while it is exchanged.</summary>
    public const string FormerSetting = "Keys:FormerSecret";

    /// <summary>Setting: whether keys may stand in the database as they are.</summary>
    public const string UnencryptedSetting = "Keys:AllowUnencrypted";

    private const string Mark = "sgk1:";
    private const int NonceBytes = 12, TagBytes = 16;
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("ServiceGate keys of data protection, version 1");

    private readonly byte[][] _keys;

    /// <summary>Makes it.</summary>
    /// <param name="secret">The secret; null: keys are kept as they are.</param>
    /// <param name="former">The secret of before, with which only is read; null: there is none.</param>
    public KeyProtection(string? secret, string? former) => _keys = [.. new[] { secret, former }.OfType<string>().Select(Derive)];

    /// <summary>Whether keys are encrypted.</summary>
    public bool IsOn => _keys.Length > 0;

    /// <summary>Reads the settings, which were checked.</summary>
    public static KeyProtection Read(IConfiguration configuration) => new(configuration[SecretSetting], configuration[FormerSetting]);

    /// <summary>A server that people use says how its keys are protected: a secret, or that none is wanted.</summary>
    /// <exception cref="SettingException">It says neither.</exception>
    public static void Require(IConfiguration configuration)
    {
        if (configuration[SecretSetting] is null && !string.Equals(configuration[UnencryptedSetting], "true", StringComparison.OrdinalIgnoreCase))
            throw new SettingException(SecretSetting, $"it encrypts the keys of sessions in the database and is required outside a demonstration; {UnencryptedSetting} true leaves them readable to whoever reads the database");
    }

    /// <summary>A text as it goes into the database.</summary>
    /// <param name="id">The row's id, to which it is bound.</param>
    /// <param name="text">The text.</param>
    public string Protect(string id, string text)
    {
        if (!IsOn) return text;
        var (nonce, plain) = (RandomNumberGenerator.GetBytes(NonceBytes), Encoding.UTF8.GetBytes(text));
        var (cipher, tag) = (new byte[plain.Length], new byte[TagBytes]);
        using var aes = new AesGcm(_keys[0], TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag, Encoding.UTF8.GetBytes(id));
        return Mark + Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }

    /// <summary>A text from the database as it was.</summary>
    /// <exception cref="SettingException">It is encrypted, and no secret opens it.</exception>
    public string Unprotect(string id, string stored)
    {
        if (!stored.StartsWith(Mark, StringComparison.Ordinal)) return stored;
        foreach (var key in _keys)
            if (Open(key, id, stored) is { } text) return text;
        throw new SettingException(SecretSetting, $"keys in the database are encrypted with another secret; name that one, or in {FormerSetting}");
    }

    /// <summary>Encrypts what is there in the clear, or under the secret of before.</summary>
    /// <exception cref="SettingException">No secret opens what is there.</exception>
    public async Task RenewAsync(DataProtectionKeyStore store, CancellationToken cancellation = default)
    {
        foreach (var key in await store.AllAsync(cancellation))
        {
            var text = Unprotect(key.Id, key.Xml);
            if (IsOn && Open(_keys[0], key.Id, key.Xml) is null) await store.ReplaceAsync(key, Protect(key.Id, text), cancellation);
        }
    }

    private static byte[] Derive(string secret) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: Purpose);

    private static string? Open(byte[] key, string id, string stored)
    {
        if (!stored.StartsWith(Mark, StringComparison.Ordinal)) return null;
        try
        {
            var bytes = Convert.FromBase64String(stored[Mark.Length..]);
            var plain = new byte[bytes.Length - NonceBytes - TagBytes];
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(id));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
