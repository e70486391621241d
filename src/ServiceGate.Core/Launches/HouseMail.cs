using System.Globalization;
using ServiceGate.Core.Content;
using ServiceGate.Core.Flows;
using ServiceGate.Core.Gates;
using ServiceGate.Core.Messages;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.Launches;

/// <summary>Writes messages in the house about a launch's steps.</summary>
internal static class HouseMail
{
    /// <summary>What a <c>Notify</c> step says, to the role it names.</summary>
    public static Task NotifyAsync(LaunchDesk desk, LaunchFacts facts, Activity activity, int visit)
    {
        var to = new Clearer(CoreJson.ParseCode<Role>(activity.Text("role")!), activity.Text("department"), UnitId: Clearers.UnitOf(activity, facts));
        return WriteAsync(desk, new(0, desk.Launch.Id, activity.Id, visit, "notify", to, activity.Text("message")!, new Dictionary<string, string>(), desk.Now));
    }

    /// <summary>Reminds everybody whom a step asks.</summary>
    public static async Task RemindAsync(LaunchDesk desk, LaunchFacts facts, FlowTimer timer, Activity activity)
    {
        foreach (var to in Clearers.Asked(activity, facts, desk.Now)) await WriteAsync(desk, About(desk, facts, timer, to, "reminder"));
    }

    /// <summary>Tells who is asked besides that a step is overdue. Roles that act for a department are told in the step's, or else in the launch's own.</summary>
    public static Task EscalateAsync(LaunchDesk desk, LaunchFacts facts, FlowTimer timer, Activity activity, Role role)
    {
        var department = role.ActsForDepartment() ? activity.Text("department") ?? desk.Launch.Department : null;
        return WriteAsync(desk, About(desk, facts, timer, new(role, department, UnitId: Clearers.UnitOf(activity, facts)), "overdue"));
    }

    private static HouseMessage About(LaunchDesk desk, LaunchFacts facts, FlowTimer timer, Clearer to, string message)
    {
        var due = facts.DeadlineOf(timer.ActivityId, timer.Visit)?.DueAt ?? timer.DueAt;
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["due"] = due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) };
        return new(0, desk.Launch.Id, timer.ActivityId, timer.Visit, timer.Name, to, message, arguments, desk.Now);
    }

    private static async Task WriteAsync(LaunchDesk desk, HouseMessage message) =>
        await desk.Session.Messages.AddAsync(message with { Id = await desk.Session.NextIdAsync() });
}
