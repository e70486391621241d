using System.Security.Cryptography;
using System.Text;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Queries.Trail;
using ServiceGate.Web.Features.Accounts.Passwords;

namespace ServiceGate.Web.Features.History;

/// <summary>Ends of chains as they were written down at one moment.</summary>
/// <param name="At">When, machine time.</param>
/// <param name="Previous">Signature of the line before; empty on the first line.</param>
/// <param name="Heads">The chains that had grown since the line before.</param>
/// <param name="Signature">HMAC-SHA256 over the other members in canonical JSON, as hexadecimal digits.</param>
[Members("at", "previous", "heads", "signature")]
internal sealed record HeadsLine(DateTimeOffset At, string Previous, IReadOnlyList<ChainHead> Heads, string Signature);

/// <summary>The file of heads, one signed line after another: what stands outside the database cannot be changed by whoever writes to it.</summary>
/// <param name="path">The file.</param>
/// <param name="key">The key, which is not in the database either.</param>
internal sealed class AuditHeads(string path, byte[] key)
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "audit-heads.jsonl";

    /// <summary>Name of the file with the key in the data folder, where no setting gives one.</summary>
    public const string KeyFileName = "audit-heads.key";

    /// <summary>The key that a setting gives, or that of the key's file.</summary>
    /// <param name="configured">What the setting says; null: nothing.</param>
    /// <param name="keyFile">The key's file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The key; null when there is none.</returns>
    public static async Task<byte[]?> KeyAsync(string? configured, string keyFile, CancellationToken cancellation = default) =>
        configured is not null ? Encoding.UTF8.GetBytes(configured)
        : File.Exists(keyFile) ? Convert.FromHexString((await File.ReadAllTextAsync(keyFile, cancellation)).Trim())
        : null;

    /// <summary>Makes a key and writes its file, readable by its owner alone.</summary>
    public static async Task<byte[]> NewKeyAsync(string keyFile, CancellationToken cancellation = default)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        await OwnerOnlyFile.WriteAsync(keyFile, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key)), cancellation);
        return key;
    }

    /// <summary>Writes a line.</summary>
    public async Task AppendAsync(DateTimeOffset at, IReadOnlyList<ChainHead> heads, CancellationToken cancellation = default)
    {
        var last = File.Exists(path) ? (await File.ReadAllLinesAsync(path, cancellation)).LastOrDefault(l => l.Length > 0) : null;
        var line = new HeadsLine(at, last is null ? "" : SignatureOf(last), heads, "");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.AppendAllTextAsync(path, CoreJson.Write(line with { Signature = Sign(line) }) + "\n", cancellation);
    }

    /// <summary>The newest head of each chain.</summary>
    /// <exception cref="InvalidDataException">A line is none, was changed, or one before it is missing; the message names it.</exception>
    public async Task<IReadOnlyCollection<ChainHead>> ReadAsync(CancellationToken cancellation = default)
    {
        var (newest, previous, number) = (new Dictionary<long, ChainHead>(), "", 0);
        await foreach (var text in File.ReadLinesAsync(path, cancellation))
        {
            number++;
            if (Parse(text) is not { } line || line.Previous != previous || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(line)), Encoding.ASCII.GetBytes(line.Signature)))
                throw new InvalidDataException($"{path}: line {number} is not as it was signed, or was signed with another key");
            foreach (var head in line.Heads) newest[head.Chain] = head;
            previous = line.Signature;
        }
        return newest.Values;
    }

    private string Sign(HeadsLine line) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(CoreJson.Canonical(line with { Signature = "" }))));

    // A line that somebody has broken is said by whoever reads the file; writing goes on behind it.
    private static string SignatureOf(string line) => Parse(line)?.Signature ?? "";

    private static HeadsLine? Parse(string line)
    {
        try
        {
            return CoreJson.Read<HeadsLine>(line);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
