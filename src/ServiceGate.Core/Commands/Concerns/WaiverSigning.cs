using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Concerns;

/// <summary>What a granted or revoked waiver does to what is signed: it is content of the section.</summary>
internal static class WaiverSigning
{
    /// <summary>Keeps what signatures cover from now on, under its hash.</summary>
    public static async Task KeepAsync(LaunchContext desk, ConcernWaiver waiver)
    {
        await desk.Session.Dossiers.KeepContentAsync(waiver.SignedHash, waiver.Signed);
        Move(desk);
    }

    /// <summary>Says that the content is another: who decides on a page from before is refused.</summary>
    public static void Move(LaunchContext desk) => desk.Launch = desk.Launch with { ContentRevision = desk.Launch.ContentRevision + 1 };
}
