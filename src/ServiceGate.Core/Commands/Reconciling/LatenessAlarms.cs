using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// Tells operations what of a launch is late (<see cref="Lateness"/>) and reminds people before a gate is too late (<see cref="GateReminder"/>) or a waiver ends (<see cref="WaiverTimes"/>), once for each moment, and keeps
/// when something will be next.
/// </summary>
internal static class LatenessAlarms
{
    /// <summary>Does it.</summary>
    public static async Task KeepAsync(LaunchContext desk, LaunchFacts facts)
    {
        var all = Lateness.Of(facts).ToList();
        foreach (var late in all.Where(l => l.At <= desk.Now)) await TellAsync(desk, facts, late);
        var reminders = GateReminder.Of(facts, desk.Now).ToList();
        foreach (var reminder in reminders.Where(r => r.At <= desk.Now)) await RemindAsync(desk, reminder);
        var waivers = WaiverTimes.Of(facts, desk.Now).ToList();
        foreach (var waiver in waivers.Where(w => w.RemindAt <= desk.Now)) await RemindAsync(desk, waiver.Waiver);
        var next = all.Select(l => l.At).Concat(reminders.Select(r => r.At)).Concat(waivers.SelectMany(w => new[] { w.RemindAt, w.Waiver.Until })).Concat(ConcernDues.Unanswered(facts).Select(c => c.At)).Concat(OverdueWork.Moments(facts))
            .Concat(OtherDues(facts, desk.Now)).Where(at => at > desk.Now);
        desk.Launch = desk.Launch with { LateAt = next.Min(at => (DateTimeOffset?)at) };
    }

    /// <summary>When it is too late for the first announcement, what is owed before notice release is due by another moment: until when the last one is of use.</summary>
    private static IEnumerable<DateTimeOffset> OtherDues(LaunchFacts facts, DateTimeOffset now) =>
        facts.Launch is { Result: null, HasEnded: false } && facts.Gates.Count > 0 ? [GateTimes.Latest(GateNames.NoticeRelease, facts, now)] : [];

    private static async Task RemindAsync(LaunchContext desk, GateReminder reminder)
    {
        var latest = reminder.Latest.ToUnixTimeMilliseconds();
        var name = string.Create(CultureInfo.InvariantCulture, $"gate-latest:{reminder.Clock}:{latest}");
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["gate"] = reminder.Gate,
            ["kind"] = desk.Launch.Kind.Code(),
            ["latest"] = latest.ToString(CultureInfo.InvariantCulture),
        };
        var told = false;
        foreach (var named in reminder.To)
        {
            var to = await ByAnyRoleAsync(desk, named);
            if (await HasItByRoleAsync(desk, reminder.Gate, name, to)) continue;
            told |= await Notifications.WriteOnceAsync(desk, new(0, desk.Launch.Id, reminder.Gate, 0, name, to, "gate-latest", arguments, desk.Now));
        }
        if (told) desk.Audit("gate.reminded", new { gate = reminder.Gate, latest = latest, clock = reminder.Clock, by = desk.Trigger });
    }

    /// <summary>Reminds the owner and the concern's department before a waiver ends.</summary>
    private static async Task RemindAsync(LaunchContext desk, ConcernWaiver waiver)
    {
        var told = false;
        foreach (var to in WaiverSeats.Filled(waiver, await desk.Session.ActiveGrantsAsync(desk.Now), desk.Launch.UnitId, desk.Context.Tree).Prepend(Assignees.Owner(desk.Launch)))
            told |= await Notifications.WriteOnceAsync(desk, WaiverMessages.Of(waiver, "waiver-ends", to, desk.Now));
        if (told) desk.Audit("waiver.reminded", new { waiver = waiver.Id, concern = waiver.Concern, by = desk.Trigger });
    }

    /// <summary>Somebody on duty has any role: who commands is often no member of operations.</summary>
    private static async Task<Assignee> ByAnyRoleAsync(LaunchContext desk, Assignee named) => named is { Role: Role.Operations, PersonId: { } person }
        ? LaunchReaders.Find(person, await desk.Session.ActiveGrantsAsync(desk.Now), desk.Launch.UnitId, desk.Context.Tree, named.Role) ?? named : named;

    /// <summary>Whether somebody who is named by now was reminded before, as one of the role: nobody is told the same twice.</summary>
    private static async Task<bool> HasItByRoleAsync(LaunchContext desk, string about, string name, Assignee to)
    {
        if (to.PersonId is not { } person) return false;
        var grants = (await desk.Session.ActiveGrantsAsync(desk.Now)).Where(g => g.PersonId == person).ToList();
        return (await desk.Session.Messages.OfLaunchAsync(desk.Launch.Id)).Any(m => m.ActivityId == about && m.Name == name && m.To.PersonId is null
            && grants.Any(g => m.To.IsMetBy(g.Grant, desk.Launch.UnitId, desk.Context.Tree)));
    }

    private static async Task TellAsync(LaunchContext desk, LaunchFacts facts, Lateness late)
    {
        var at = late.At.ToUnixTimeMilliseconds();
        var name = string.Create(CultureInfo.InvariantCulture, $"{late.What}:{(late.Point is { } number ? $"{number}:" : "")}{at}");
        var since = late.Expected.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["since"] = since };
        if (late.Point is { } point) arguments["number"] = point.ToString(CultureInfo.InvariantCulture);
        var told = false;
        foreach (var named in Told(facts, late))
        {
            var to = await ByAnyRoleAsync(desk, named);
            if (await HasItByRoleAsync(desk, Reports(facts), name, to)) continue;
            told |= await Notifications.WriteOnceAsync(desk, new(0, desk.Launch.Id, Reports(facts), 0, name, to, late.What, arguments, desk.Now));
        }
        if (told) desk.Audit("launch.late", new { what = late.What, at = at, by = desk.Trigger, point = late.Point });
    }

    private static IEnumerable<Assignee> Told(LaunchFacts facts, Lateness late) =>
        [new(Role.Operations), .. facts.Duties.Where(d => late.Positions is { } told && told.Contains(d.Duty)).Select(d => d.PersonId).Distinct().Select(p => new Assignee(Role.Operations, PersonId: p))];

    /// <summary>The step at which it is reported how the launch went: the same in every stage, so that nothing is told twice.</summary>
    private static string Reports(LaunchFacts facts) =>
        facts.Definition.AllActivities.Where(a => a.Type is StepType { Phase: StepPhase.RollOut }).Select(a => a.Id).LastOrDefault() ?? "";
}
