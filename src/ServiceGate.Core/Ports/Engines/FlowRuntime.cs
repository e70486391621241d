using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Ports.Engines;

/// <summary>Who runs the flows of an installation.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Relay">Carries the journals to it; null where the engine answers at once.</param>
public sealed record FlowRuntime(IFlowEngine Engine, IFlowRelay? Relay = null)
{
    /// <summary>The embedded engine.</summary>
    public static FlowRuntime Embedded { get; } = new(EmbeddedEngine.Instance);

    /// <summary>Waits, as long as it takes, until every flow stands where its journal leads, but for those that stand still by a fault. For programs; people do not wait that long.</summary>
    /// <param name="sessions">Opens readings.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task SettledAsync(ISessionFactory sessions, CancellationToken cancellation)
    {
        while (Relay is not null && await IsAnyOwedAsync(sessions, cancellation))
        {
            await Relay.AnsweredAsync(cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation);
        }
    }

    private async Task<bool> IsAnyOwedAsync(ISessionFactory sessions, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Flows.IsAnyOwedAsync(Engine.Name);
    }
}

/// <summary>Carries journals to an engine outside, in the background.</summary>
public interface IFlowRelay
{
    /// <summary>A journal may have a new entry. Never blocks, never fails.</summary>
    void Wake();

    /// <summary>
    /// Waits until what is owed now has been answered, so that whoever goes on at once finds the launch where it stands; not longer than a person likes to wait.
    /// Never fails: an answer that takes longer comes later.
    /// </summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task AnsweredAsync(CancellationToken cancellation);
}
