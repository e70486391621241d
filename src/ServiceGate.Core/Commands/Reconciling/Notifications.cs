using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>Writes messages in the house about a launch's steps.</summary>
internal static class Notifications
{
    /// <summary>Notifies whom a step names.</summary>
    public static Task NotifyAsync(LaunchContext desk, SomebodyIsNotified notified, Activity activity, int visit) =>
        WriteAsync(desk, new(0, desk.Launch.Id, activity.Id, visit, "notify", notified.To, notified.Message, new Dictionary<string, string>(), desk.Now));

    /// <summary>Reminds everybody whom a step asks.</summary>
    public static async Task RemindAsync(LaunchContext desk, LaunchFacts facts, FlowTimer timer, Activity activity)
    {
        foreach (var to in Assignees.Asked(activity, facts, desk.Now)) await WriteAsync(desk, About(desk, facts, timer, to, "reminder"));
    }

    /// <summary>
    /// Tells who is asked besides that a step is overdue: whoever may now sign there in that role; otherwise the role itself, in the step's department or else in
    /// the launch's own where it acts for one.
    /// </summary>
    public static async Task EscalateAsync(LaunchContext desk, LaunchFacts facts, FlowTimer timer, Activity activity, Role role)
    {
        var department = role.ActsForDepartment() ? activity.Text("department") ?? desk.Launch.Department : null;
        var signers = Assignees.Asked(activity, facts, desk.Now).Where(who => who.Role == role && who.PersonId is null)
            .DefaultIfEmpty(new(role, department, UnitId: StepUnits.UnitOf(activity, facts)));
        foreach (var to in signers) await WriteAsync(desk, About(desk, facts, timer, to, "overdue"));
    }

    private static Notification About(LaunchContext desk, LaunchFacts facts, FlowTimer timer, Assignee to, string message)
    {
        var due = facts.DeadlineOf(timer.ActivityId, timer.Visit)?.DueAt ?? timer.DueAt;
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["due"] = due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) };
        return new(0, desk.Launch.Id, timer.ActivityId, timer.Visit, NameOf(facts, timer), to, message, arguments, desk.Now);
    }

    /// <summary>A message is written once for a visit; a visit that waits again, its signature taken back, has its time and its reminders anew.</summary>
    private static string NameOf(LaunchFacts facts, FlowTimer timer) => facts.TakenBack.Any(d => d.Step == timer.ActivityId)
        ? string.Create(CultureInfo.InvariantCulture, $"{timer.Name}:{facts.EnteredAt(timer.ActivityId, timer.Visit).ToUnixTimeMilliseconds()}")
        : timer.Name;

    /// <summary>Tells the launch's owner what has become of it, once for each command that brings it about.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="message">Which message (<c>message.</c> and this name).</param>
    /// <param name="about">The step, gate or batch that it is about.</param>
    /// <param name="arguments">What the text names.</param>
    public static Task TellOwnerAsync(LaunchContext desk, string message, string about, params (string Name, string Value)[] arguments)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{message}:{desk.Launch.InputRevision}");
        return WriteAsync(desk, new(0, desk.Launch.Id, about, 0, name, Assignees.Owner(desk.Launch), message,
            arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal), desk.Now));
    }

    /// <summary>Writes a message, without its id.</summary>
    public static Task WriteAsync(LaunchContext desk, Notification message) => WriteOnceAsync(desk, message);

    /// <summary>Writes a message, without its id.</summary>
    /// <returns>Whether it was not there yet.</returns>
    public static async Task<bool> WriteOnceAsync(LaunchContext desk, Notification message) =>
        await desk.Session.Messages.AddAsync(message with { Id = await desk.Session.NextIdAsync(), To = await ReaderAsync(desk, message.To) });

    /// <summary>Whom a message reaches: whoever it is for; when that person has left, the others of the role; when there is nobody, the administrators, who can name somebody.</summary>
    private static async Task<Assignee> ReaderAsync(LaunchContext desk, Assignee to)
    {
        var grants = await desk.Session.ActiveGrantsAsync(desk.Now);
        Assignee[] readers = [to, to with { PersonId = null }, new(Role.Administrator)];
        return readers.FirstOrDefault(who => who.IsThere(grants, desk.Launch.UnitId, desk.Context.Tree)) ?? to;
    }
}
