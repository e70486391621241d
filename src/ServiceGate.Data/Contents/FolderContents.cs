using System.Globalization;
using System.Text;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Ports.Attachments;

namespace ServiceGate.Data.Contents;

/// <summary>
/// Content as files of a folder, each named by its hash, below a folder of its first two digits. A file is written under another name, flushed to the disk and then renamed, so that what is under a
/// hash was written whole; what a cut leaves under another name is taken away a day later. The folder may be shared by several nodes.
/// </summary>
/// <param name="folder">The folder; made when it is marked.</param>
/// <param name="flush">Makes the names in a folder durable, which flushing a file does not do on Unix.</param>
public sealed class FolderContents(string folder, Action<string> flush) : IContentStore, IMarkedPlace
{
    private const int Part = 96 * 1024;
    private const string MarkName = "servicegate-content.txt";

    private readonly string _partial = Path.Combine(folder, "partial");

    /// <inheritdoc/>
    public async Task PutAsync(string hash, Stream content, CancellationToken cancellation)
    {
        var (place, partial) = (PathOf(hash), Path.Combine(_partial, string.Create(CultureInfo.InvariantCulture, $"{hash}.{Guid.NewGuid():N}")));
        Answering(() => Prepare(Path.GetDirectoryName(place)!));
        try
        {
            await WriteAsync(partial, content, cancellation);
            Failpoints.Hit("content.written");
            Answering(() => Publish(partial, place));
        }
        catch
        {
            Answering(() => File.Delete(partial));
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string hash, CancellationToken cancellation) => Task.FromResult(Answering<Stream?>(() =>
    {
        try
        {
            return new FileStream(PathOf(hash), new FileStreamOptions
            {
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            DemandMark();
            return null;
        }
    }));

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> LengthsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation) => Task.FromResult(Answering<IReadOnlyDictionary<string, long>>(() =>
    {
        var files = hashes.Select(hash => (Hash: hash, File: new FileInfo(PathOf(hash)))).ToList();
        var lengths = files.Where(f => f.File.Exists).ToDictionary(f => f.Hash, f => f.File.Length, StringComparer.Ordinal);
        if (lengths.Count < files.Count) DemandMark();
        return lengths;
    }));

    /// <inheritdoc/>
    public Task RemoveAsync(string hash, CancellationToken cancellation)
    {
        Answering(() =>
        {
            DemandMark();
            if (File.Exists(PathOf(hash))) File.Delete(PathOf(hash));
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task TidyAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        Answering(() =>
        {
            DemandMark();
            if (Directory.Exists(_partial))
                foreach (var file in new DirectoryInfo(_partial).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before)) file.Delete();
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> ReadMarkAsync(CancellationToken cancellation) => Task.FromResult(Answering(() => File.Exists(MarkFile) ? File.ReadAllText(MarkFile).Trim() : null));

    /// <inheritdoc/>
    public async Task WriteMarkAsync(string mark, CancellationToken cancellation)
    {
        Answering(() => Directory.CreateDirectory(folder));
        await WriteAsync(MarkFile, new MemoryStream(Encoding.ASCII.GetBytes(mark + "\n")), cancellation);
        Answering(() => flush(folder));
    }

    private string MarkFile => Path.Combine(folder, MarkName);

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);

    // Without its mark it is not the folder that it was: what is not there is not missing.
    private void DemandMark()
    {
        if (!File.Exists(MarkFile)) throw new ContentAwayException($"The folder of attachments {folder} has no {MarkName}: it is not mounted, or another one.");
    }

    private void Prepare(string within)
    {
        DemandMark();
        Directory.CreateDirectory(_partial);
        if (Directory.Exists(within)) return;
        Directory.CreateDirectory(within);
        flush(folder);
    }

    private void Publish(string partial, string place)
    {
        File.Move(partial, place, overwrite: true);
        flush(Path.GetDirectoryName(place)!);
    }

    // What the content's own stream says when it cannot be read is its sender's affair.
    private async Task WriteAsync(string path, Stream content, CancellationToken cancellation)
    {
        await using var file = Answering(() => new FileStream(path, Written));
        var buffer = new byte[Part];
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var count) Answering(() => file.Write(buffer, 0, count));
        Answering(() => file.Flush(flushToDisk: true));
    }

    private static FileStreamOptions Written
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return options;
        }
    }

    private void Answering(Action act) => Answering(() =>
    {
        act();
        return true;
    });

    private T Answering<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not ContentAwayException)
        {
            throw new ContentAwayException($"The folder of attachments {folder} cannot be used: {e.Message}", e);
        }
    }
}
