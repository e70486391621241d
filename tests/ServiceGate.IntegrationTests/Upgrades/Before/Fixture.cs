using System.IO.Compression;
using System.Text.Json;
using ServiceGate.IntegrationTests.Settings;

namespace ServiceGate.IntegrationTests.Upgrades.Before;

/// <summary>The database that a program of before has written, and what that program said about it.</summary>
/// <param name="Launches">Each launch: its number, what is special about it, the moment, and the lines of <see cref="Sayings"/>.</param>
/// <param name="Due">What is due of all of them, by the moment.</param>
/// <param name="Commands">A command of each kind that somebody gave, by its name.</param>
internal sealed record Fixture(IReadOnlyList<SaidLaunch> Launches, IReadOnlyDictionary<string, IReadOnlyList<string>> Due, IReadOnlyDictionary<string, GivenCommand> Commands)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private static string Folder => Checkout.File("tests/ServiceGate.IntegrationTests/Upgrades/Before/Data");

    private static string Database => Path.Combine(Folder, "installation.db.br");

    private static string Said => Path.Combine(Folder, "said.json.br");

    /// <summary>Reads what was said.</summary>
    public static Fixture Read()
    {
        using var file = new BrotliStream(File.OpenRead(Said), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Fixture>(file, Json)!;
    }

    /// <summary>Writes a copy of the database.</summary>
    public static async Task UnpackAsync(string path)
    {
        await using var packed = new BrotliStream(File.OpenRead(Database), CompressionMode.Decompress);
        await using var file = File.Create(path);
        await packed.CopyToAsync(file);
    }

    /// <summary>Keeps a database, which nobody has open, and what was said about it.</summary>
    public async Task KeepAsync(string path)
    {
        Directory.CreateDirectory(Folder);
        await PackAsync(await File.ReadAllBytesAsync(path), Database);
        await PackAsync(JsonSerializer.SerializeToUtf8Bytes(this, Json), Said);
    }

    private static async Task PackAsync(byte[] content, string path)
    {
        await using var packed = new BrotliStream(File.Create(path), CompressionLevel.SmallestSize);
        await packed.WriteAsync(content);
    }
}

/// <summary>What was said about a launch.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Story">What happened to it.</param>
/// <param name="At">The moment.</param>
/// <param name="Lines">What was said.</param>
internal sealed record SaidLaunch(string Number, string Story, DateTimeOffset At, IReadOnlyList<string> Lines);
