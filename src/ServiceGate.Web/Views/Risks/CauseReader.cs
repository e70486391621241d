using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Causes;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Web.Views.Risks;

/// <summary>Reads the tree of complaint causes in use, once for each request.</summary>
/// <param name="sessions">Opens readings.</param>
/// <param name="catalogue">Has the shipped tree.</param>
public sealed class CauseReader(ISessionFactory sessions, ICatalogue catalogue)
{
    private Task<CausesInUse>? _read;

    /// <summary>The tree in use.</summary>
    public Task<CausesInUse> ReadAsync(CancellationToken cancellation = default) => _read ??= AskAsync(cancellation);

    private async Task<CausesInUse> AskAsync(CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.CausesInUseAsync(catalogue);
    }
}
