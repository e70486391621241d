using ServiceGate.Data.Opening;

namespace ServiceGate.IntegrationTests.Stores;

/// <summary>
/// A file database of the newest schema with nothing in it, made once in a process and copied for each test: bringing a new file to the newest schema takes longer
/// than most tests do. Tests of migrations begin with no file.
/// </summary>
internal static class EmptyFile
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <summary>Writes one to a path where nothing is yet.</summary>
    public static async Task CopyToAsync(string path) => await File.WriteAllBytesAsync(path, await Made.Value);

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-");
        var path = Path.Combine(folder.FullName, "empty.db");
        await (await Databases.OpenAsync(new() { Path = path }, TimeProvider.System)).DisposeAsync();
        // Whatever was written ahead went into the file with the last connection; otherwise a copy would lack it.
        if (folder.GetFiles("empty.db-wal").Any(file => file.Length > 0)) throw new InvalidOperationException("The log of a closed database is not empty.");
        var bytes = await File.ReadAllBytesAsync(path);
        folder.Delete(recursive: true);
        return bytes;
    }
}
