using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>The frame of whatever is done to one launch, by a command on it or as a part of another command.</summary>
internal static class LaunchWork
{
    /// <summary>Finds the launch, asks the policy, lets the work decide, brings everything in line and writes the launch back, guarded by the revision that was read.</summary>
    public static async Task<Outcome<T>> RunAsync<T>(
        CommandContext context, string? number, Permission permission, string trigger, Func<LaunchContext, Task<Outcome<T>>> decide, bool allowedAfterEnd = false,
        bool onlyRecords = false)
    {
        if (await context.Session.Launches.FindAsync(number ?? "") is not { } launch || !Policy.MaySeeLaunchesOf(context.Actor, launch.UnitId, context.Tree))
            return Refused.NotFound("launch.unknown", "launch", ("launch", number ?? ""));
        var needed = permission.For(launch.Variant);
        if (!await MayAsync(context, needed, launch)) return Refused.Forbidden("policy.not-allowed", ("permission", needed));
        if (launch.HasEnded && !allowedAfterEnd) return Refused.Conflict("launch.has-ended", null, ("status", launch.Status));

        context.Follow(await context.Session.Audit.LastMomentAsync(launch.Id));
        var desk = new LaunchContext(context, launch, trigger);
        await EngineMigration.RunAsync(desk);
        var outcome = await decide(desk);
        if (!outcome.IsDone) return outcome;
        await Reconciler.RunAsync(desk);
        await context.Session.Launches.UpdateAsync(desk.Launch with { InputRevision = launch.InputRevision + 1 }, launch.InputRevision);
        context.LeavesAllAtRest = onlyRecords && context.Reminded.Count == 0 && desk.Launch.LateAt == launch.LateAt && desk.Launch.Status == launch.Status;
        return outcome;
    }

    /// <summary>Whether the actor may do it with this launch.</summary>
    // Most commands are given by whoever may give them without being a deputy: the deputies are read when that decides.
    public static async Task<bool> MayAsync(CommandContext context, Permission needed, Launch launch) =>
        Ownership.Allows(context.Actor, needed, launch, [], context.Tree)
        || Ownership.Allows(context.Actor, needed, launch, await context.Session.Launches.DeputiesAsync(launch.Id), context.Tree);
}
