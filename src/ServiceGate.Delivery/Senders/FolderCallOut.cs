using System.Text.Json;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// Leaves each call as a file <c>call-(key).json</c> in a folder, for its owner only: demonstrations and tests see whom the system would have called, and no phone rings. The same call again
/// replaces its file.
/// </summary>
/// <param name="folder">The folder; made when it is missing.</param>
public sealed class FolderCallOut(string folder) : ICallOut
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder = Path.GetFullPath(folder);

    /// <inheritdoc/>
    public bool IsSet => true;

    /// <inheritdoc/>
    public async Task PlaceAsync(OutboundCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_folder);
            else Directory.CreateDirectory(_folder, OwnerOnly);
            var draft = Path.Combine(_folder, $".call-{call.Key}.tmp");
            await File.WriteAllBytesAsync(draft, JsonSerializer.SerializeToUtf8Bytes(call, CoreJson.Options), cancellation);
            File.Move(draft, Path.Combine(_folder, $"call-{call.Key}.json"), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SendFailedException("The file could not be written.", e) { Reason = "file" };
        }
    }
}
