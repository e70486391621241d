using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Commands.Flows;

/// <summary>
/// Moves an installation's running flows to the engine that it runs on now, launch by launch. Each launch changes by itself with the first command on it; this
/// sees to those that nobody touches.
/// </summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="runner">Gives each launch a look.</param>
/// <param name="engine">The engine.</param>
public sealed class EngineMigrations(ISessionFactory sessions, CommandRunner runner, IFlowEngine engine)
{
    private const int AtOnce = 50;

    /// <summary>Moves all that are still with another engine.</summary>
    /// <param name="moved">Told how many have moved so far.</param>
    /// <param name="cancellation">Ends it; whoever has not moved moves later.</param>
    /// <returns>How many moved.</returns>
    public async Task<int> RunAsync(Action<int>? moved = null, CancellationToken cancellation = default)
    {
        var all = 0;
        while (true)
        {
            var done = await MoveAsync(await OthersAsync(cancellation), cancellation);
            if (done == 0) return all;
            moved?.Invoke(all += done);
        }
    }

    private async Task<int> MoveAsync(IReadOnlyList<string> launches, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var launch in launches)
            if ((await runner.RunAsync(new ProcessDueLaunch(launch), 0, "", cancellation)).IsDone) done++;
        return done;
    }

    private async Task<IReadOnlyList<string>> OthersAsync(CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Flows.RunByOthersAsync(engine.Name, AtOnce);
    }
}
