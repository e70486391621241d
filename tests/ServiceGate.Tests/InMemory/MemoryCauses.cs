using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Causes;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryCauses(MemorySession session) : ICauseStore
{
    public Task<LoadedCauses?> LastAsync() => Task.FromResult(session.State.Causes.LastOrDefault());

    public Task AddAsync(LoadedCauses causes)
    {
        MemorySession.Demand(session.State.Causes.All(c => c.Revision < causes.Revision));
        session.State = session.State with { Causes = session.State.Causes.Add(causes) };
        return Task.CompletedTask;
    }
}

internal sealed class MemoryWhatIfs(MemorySession session) : IWhatIfStore
{
    public Task<IReadOnlyList<WhatIfAnswer>> OfAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<WhatIfAnswer>>([.. session.State.WhatIfs.Values.Where(a => a.LaunchId == launchId).OrderBy(a => a.Question, StringComparer.Ordinal)]);

    public Task PutAsync(WhatIfAnswer answer)
    {
        session.State = session.State with { WhatIfs = session.State.WhatIfs.SetItem((answer.LaunchId, answer.Question), answer) };
        return Task.CompletedTask;
    }
}
