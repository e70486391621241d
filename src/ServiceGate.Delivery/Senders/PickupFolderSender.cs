using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// Leaves each chunk as a file <c>(channel)-(chunk key).json</c> in a folder, for somebody else to fetch: written under a hidden name, made durable, then
/// renamed, so that a file with its final name is always whole. The same chunk again replaces its file, which settles doubles; whoever fetches
/// files keeps to that by the chunk's key.
/// </summary>
public sealed class PickupFolderSender : INoticeSender
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder;

    /// <summary>Makes a sender.</summary>
    /// <param name="folder">The folder; made for its owner only when it is missing, since what lies in it is personal data.</param>
    /// <param name="receiverDeduplicates">Whether whoever fetches the files settles doubles.</param>
    public PickupFolderSender(string folder, bool receiverDeduplicates = true)
    {
        _folder = Path.GetFullPath(folder);
        ReceiverDeduplicates = receiverDeduplicates;
    }

    /// <inheritdoc/>
    public bool ReceiverDeduplicates { get; }

    /// <inheritdoc/>
    public async Task<SendReport> SendAsync(OutboundChunk chunk, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        var name = $"{chunk.Channel.Code()}-{chunk.Key}.json";
        try
        {
            MakeFolder();
            await WriteAsync(Path.Combine(_folder, $".{name}.tmp"), Path.Combine(_folder, name), ChunkDocument.Write(chunk), cancellation);
            return SendReport.AllAccepted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SendFailedException("The file could not be written.", e) { Reason = "file" };
        }
    }

    private void MakeFolder()
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
