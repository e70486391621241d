using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// A folder in which files with personal data are left for somebody else to fetch: written under a hidden name, made durable, then renamed, so that a file with its final name is always
/// whole. A file that is written again replaces the one before.
/// </summary>
/// <param name="folder">The folder; made for its owner only when it is missing.</param>
internal sealed class DurableFolder(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder = Path.GetFullPath(folder);

    /// <summary>Leaves a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <exception cref="SendFailedException">It could not be written.</exception>
    public async Task LeaveAsync(string name, byte[] content, CancellationToken cancellation)
    {
        try
        {
            Make();
            await WriteAsync(Path.Combine(_folder, $".{name}.tmp"), Path.Combine(_folder, name), content, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SendFailedException("The file could not be written.", e) { Reason = "file" };
        }
    }

    private void Make()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_folder);
        else if (!Directory.Exists(_folder)) Directory.CreateDirectory(_folder, OwnerOnly);
    }

    private async Task WriteAsync(string draft, string final, byte[] content, CancellationToken cancellation)
    {
        await using (var file = new FileStream(draft, Options()))
        {
            await file.WriteAsync(content, cancellation);
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, final, overwrite: true);
        FolderSync.Flush(_folder);
    }

    // A draft that a crash left behind has the same name and is written over.
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        return options;
    }
}
