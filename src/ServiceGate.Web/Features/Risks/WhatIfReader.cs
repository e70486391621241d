using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Causes;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Risks;

/// <summary>Reads what was said to a launch's what-if questions, once for each request.</summary>
/// <param name="sessions">Opens readings.</param>
internal sealed class WhatIfReader(ISessionFactory sessions)
{
    private readonly Dictionary<long, Task<IReadOnlyList<WhatIfAnswer>>> _read = [];

    /// <summary>The last answer to each question; none where no question is asked.</summary>
    public Task<IReadOnlyList<WhatIfAnswer>> OfAsync(LaunchView view, CancellationToken cancellation)
    {
        if (!view.Facts.RiskRule.AsksControls || view.Facts.Checklist.Risks?.Questions is not { Count: > 0 }) return Task.FromResult<IReadOnlyList<WhatIfAnswer>>([]);
        if (!_read.TryGetValue(view.Launch.Id, out var read)) _read[view.Launch.Id] = read = ReadAsync(view.Launch.Id, cancellation);
        return read;
    }

    private async Task<IReadOnlyList<WhatIfAnswer>> ReadAsync(long launchId, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.WhatIfs.OfAsync(launchId);
    }
}
