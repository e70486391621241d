using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>Tells of an emergency those who answer for it besides whoever declares it.</summary>
internal static class EmergencyNews
{
    /// <summary>What its messages are about.</summary>
    private const string About = "emergency";

    /// <summary>
    /// That it goes out, once: to the heads of the departments that review it, in its unit or the nearest above that has one, and to the administrators of the unit.
    /// </summary>
    public static async Task TellAsync(LaunchContext desk)
    {
        if (!desk.Launch.HasBounds) return;
        var facts = await desk.FactsAsync();
        foreach (var reader in await ReadersAsync(desk, facts))
            await Notifications.WriteAsync(desk, new(0, desk.Launch.Id, About, 0, "emergency-declared", reader, "emergency-declared", Numbers(desk, facts), desk.Now));
    }

    /// <summary>That it waits for a second person, once for list and texts as they stand, to everybody who may confirm it without being on duty.</summary>
    public static async Task AskAsync(LaunchContext desk, LaunchFacts facts)
    {
        if (EmergencyBounds.Asked(facts, desk.Now).Count == 0 || EmergencyBounds.IsDeclined(facts, desk.Now)) return;
        var name = $"confirm-emergency:{EmergencyBounds.Standing(facts, desk.Now)[..16]}";
        foreach (var reader in EmergencySecond.Asked(facts).Where(reader => reader.PersonId is null)) await WriteAsync(desk, facts, name, reader, "confirm-emergency");
    }

    /// <summary>That it is somebody's turn on duty to confirm it, once for each call.</summary>
    public static Task AskOnDutyAsync(LaunchContext desk, LaunchFacts facts, DutyCall call, Assignee reader) =>
        WriteAsync(desk, facts, string.Create(CultureInfo.InvariantCulture, $"duty-call:{call.Id}"), reader, "confirm-emergency");

    /// <summary>Tells the administrators what of the roster keeps it waiting, once for list and texts as they stand.</summary>
    /// <param name="desk">The emergency.</param>
    /// <param name="facts">Its facts.</param>
    /// <param name="message">Which message: <c>duty-nobody</c>, <c>duty-silent</c>.</param>
    public static Task TellAdministratorsAsync(LaunchContext desk, LaunchFacts facts, string message) =>
        WriteAsync(desk, facts, $"{message}:{EmergencyBounds.Standing(facts, desk.Now)[..16]}", new(Role.Administrator), message);

    private static Task WriteAsync(LaunchContext desk, LaunchFacts facts, string name, Assignee reader, string message) =>
        Notifications.WriteAsync(desk, new(0, desk.Launch.Id, About, 0, name, reader, message, Numbers(desk, facts), desk.Now));

    private static Dictionary<string, string> Numbers(LaunchContext desk, LaunchFacts facts) => new(StringComparer.Ordinal)
    {
        ["customers"] = Text(facts.Audience?.Count ?? 0),
        ["flagged"] = Text(facts.Audience?.Counts?.Flagged ?? 0),
        ["together"] = Text(EmergencyBounds.Together(facts, desk.Now)),
        ["most"] = Text(facts.Bounds.ConfirmAbove),
        ["by"] = desk.Actor.Name,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<Assignee>> ReadersAsync(LaunchContext desk, LaunchFacts facts)
    {
        var grants = await desk.Session.ActiveGrantsAsync(desk.Now);
        return [.. EmergencySecond.Departments(facts).SelectMany(department => Heads(grants, department, facts)), new(Role.Administrator)];
    }

    private static IEnumerable<Assignee> Heads(IReadOnlyList<PersonGrant> grants, string department, LaunchFacts facts)
    {
        for (var at = facts.Tree.Find(facts.Launch.UnitId); at is not null; at = at.ParentId is { } above ? facts.Tree.Find(above) : null)
        {
            var unit = at.Id;
            var heads = grants.Where(g => g.Grant.Role is Role.DepartmentHead && g.Grant.UnitId == unit && g.Grant.Department == department).ToList();
            if (heads.Count > 0) return heads.Select(head => new Assignee(Role.DepartmentHead, department, PersonId: head.PersonId, UnitId: unit));
        }
        return [];
    }
}
