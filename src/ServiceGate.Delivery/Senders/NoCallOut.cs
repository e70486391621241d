using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.Delivery.Senders;

/// <summary>No call-out: people on duty are written to, and nobody is called.</summary>
internal sealed class NoCallOut : ICallOut
{
    /// <inheritdoc/>
    public bool IsSet => false;

    /// <inheritdoc/>
    public Task PlaceAsync(OutboundCall call, CancellationToken cancellation) =>
        throw new SendFailedException("The installation calls nobody.") { Reason = "not-set", MayHelpLater = false };
}
