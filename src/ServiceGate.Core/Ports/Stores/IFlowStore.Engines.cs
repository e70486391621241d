using ServiceGate.Core.Facts.Flows;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>What engines outside the transaction still owe, and which flows change to another engine.</summary>
public partial interface IFlowStore
{
    /// <summary>
    /// Takes flows for which an answer is owed, so that nobody else takes them until the given moment. Flows that stand still by a fault are left alone.
    /// </summary>
    /// <param name="engine">Name of the engine that owes the answers.</param>
    /// <param name="now">Machine time.</param>
    /// <param name="until">Until when they are taken.</param>
    /// <param name="most">How many at most.</param>
    Task<IReadOnlyList<OwedFlow>> ClaimOwedAsync(string engine, DateTimeOffset now, DateTimeOffset until, int most);

    /// <summary>Gives a flow that was taken back, or keeps it from being taken before a moment.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="until">The moment in machine time; null: at once.</param>
    Task PutBackAsync(long launchId, DateTimeOffset? until);

    /// <summary>Whether any flow of an engine waits for an answer, taken or not, but for those that stand still by a fault.</summary>
    /// <param name="engine">Name of the engine.</param>
    Task<bool> IsAnyOwedAsync(string engine);

    /// <summary>Numbers of launches whose flows run by another engine than the given one, in order of their ids.</summary>
    /// <param name="engine">Name of the engine.</param>
    /// <param name="most">How many at most.</param>
    Task<IReadOnlyList<string>> RunByOthersAsync(string engine, int most);

    /// <summary>Gives a flow to an engine outside, which owes an answer from then on. The position stays as it is stored.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="engine">Name of the engine.</param>
    Task HandOverAsync(long launchId, string engine);
}
