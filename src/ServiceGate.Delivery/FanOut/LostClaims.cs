using Microsoft.Extensions.Logging;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// Finds chunks whose sender is gone. It is not known whether they went out: they are sent again where the receiver settles doubles; the
/// others stay in doubt until somebody decides.
/// </summary>
internal sealed class LostClaims(BulkTransactions transactions, INoticeSenders senders, INodeWatch node, TimeProvider machine, ILogger<LostClaims> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private DateTimeOffset? _lastLook;

    /// <summary>Looks, at the first call and then at most every 10 seconds, but not before this node may judge the others.</summary>
    public async Task FindAsync(CancellationToken cancellation)
    {
        var now = machine.GetUtcNow();
        if (!node.IsSteady || (_lastLook is { } last && now - last < Every)) return;
        var settled = Enum.GetValues<NoticeChannel>().Where(c => senders.For(c).ReceiverDeduplicates).ToList();
        var (lost, resent) = await transactions.WriteAsync(
            async s => (await s.Notices.MarkLostClaimsAsync(now, node.Id), await s.Notices.ResendInDoubtAsync(settled)), cancellation);
        _lastLook = now;
        if (lost + resent > 0) log.LogWarning("{Lost} chunks lost their sender; {Resent} chunks in doubt are sent again", lost, resent);
    }
}
