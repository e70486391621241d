using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// A command on one launch. It finds the launch, asks the policy, lets the command decide, then brings gates, flow, batches and open work in line
/// with what has changed, and writes the launch back guarded by the revision it read: two commands that judged the same launch never both count.
/// </summary>
/// <typeparam name="TResult">What it answers.</typeparam>
/// <param name="Launch">The launch's number.</param>
public abstract record LaunchCommand<TResult>(string Launch) : Command<TResult>
{
    /// <summary>Whether it makes sense after the launch has ended.</summary>
    internal virtual bool AllowedAfterEnd => false;

    /// <summary>Whether it records something and nothing else, so that work comes due only by what follows: a moved reminder, a moment at which the launch is late.</summary>
    internal virtual bool OnlyRecords => false;

    /// <summary>By what that which it begins is begun (<see cref="BegunBy"/>).</summary>
    internal virtual string Trigger => BegunBy.Command;

    internal sealed override Task<Outcome<TResult>> ExecuteAsync(CommandContext context) =>
        LaunchWork.RunAsync(context, Launch, Permission, Trigger, DecideAsync, AllowedAfterEnd, OnlyRecords);

    // Asked where the launch is now: it never moves to another unit, but roles do.
    internal sealed override async Task<bool> MayStillAsync(CommandContext context) =>
        await context.Session.Launches.FindAsync(Launch ?? "") is not { } launch
        || (Policy.MaySeeLaunchesOf(context.Actor, launch.UnitId, context.Tree) && await LaunchWork.MayAsync(context, Permission.For(launch.Variant), launch));

    /// <summary>Applies the rules and records the facts.</summary>
    internal abstract Task<Outcome<TResult>> DecideAsync(LaunchContext desk);
}
