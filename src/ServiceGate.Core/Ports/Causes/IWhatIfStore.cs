using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Ports.Causes;

/// <summary>Answers to what-if questions, in a transaction.</summary>
public interface IWhatIfStore : IStore
{
    /// <summary>The last answer to each question of a launch, by question.</summary>
    Task<IReadOnlyList<WhatIfAnswer>> OfAsync(long launchId);

    /// <summary>Writes down an answer in place of the one before.</summary>
    Task PutAsync(WhatIfAnswer answer);
}

/// <summary>The port's name in a transaction.</summary>
public static class WhatIfStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Answers to what-if questions.</summary>
        public IWhatIfStore WhatIfs => session.Store<IWhatIfStore>();
    }
}
