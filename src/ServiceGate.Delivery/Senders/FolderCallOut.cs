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
    private readonly DurableFolder _folder = new(folder);

    /// <inheritdoc/>
    public bool IsSet => true;

    /// <inheritdoc/>
    public Task PlaceAsync(OutboundCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _folder.LeaveAsync($"call-{call.Key}.json", JsonSerializer.SerializeToUtf8Bytes(call, CoreJson.Options), cancellation);
    }
}
