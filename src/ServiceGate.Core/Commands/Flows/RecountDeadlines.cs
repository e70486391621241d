using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.Flows;

/// <summary>
/// Counts the deadlines, reminders and due times of a launch anew after the calendar has changed. What it does, each command on a launch does (<c>DeadlineRecount</c>); this one
/// is given to those that nobody touches. Given twice, the second changes nothing.
/// </summary>
/// <param name="Launch">The launch.</param>
[CommandName("RecountDeadlines"), Members("launch")]
public sealed record RecountDeadlines(string Launch) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ActForTheSystem;

    internal override string Trigger => BegunBy.Calendar;

    internal override Task<Outcome<Nothing>> DecideAsync(LaunchContext desk) => Task.FromResult<Outcome<Nothing>>(Nothing.Value);
}
