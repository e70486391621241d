using System.Globalization;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// Seats that are asked to sign or to decide about a waiver and that nobody active can fill: each is a piece of work of an administrator, who can name somebody, and one message, from the moment when the step
/// is entered or the seat falls vacant until somebody is named.
/// </summary>
internal static class Vacancies
{
    /// <summary>The work that vacant seats make, told once for each time a seat is vacant.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="work">What is owed by those who are asked.</param>
    /// <param name="before">What was owed before, with the moment since when.</param>
    public static async Task<IReadOnlyList<WorkItem>> OfAsync(LaunchContext desk, IReadOnlyList<WorkItem> work, IReadOnlyList<WorkItem> before)
    {
        var seats = work.Where(w => w.Kind is WorkKind.Agree or WorkKind.SignOff or WorkKind.SignAgain or WorkKind.DecideWaiver && w.Who.PersonId is null).ToList();
        if (seats.Count == 0 || desk.Launch.RuleSet < RuleSets.VacantSeatsAreOwned) return [];
        var vacant = new List<WorkItem>();
        var grants = await desk.Session.ActiveGrantsAsync(desk.Now);
        // Where somebody else may sign for the department in the meantime, nobody is missing.
        foreach (var seat in seats.GroupBy(seat => (seat.Step, seat.Who.Department)).Where(asked => !asked.Any(seat => seat.Who.IsThere(grants, desk.Launch.UnitId, desk.Context.Tree))).Select(asked => asked.First()))
        {
            var key = $"vacant:{seat.Key}";
            var item = new WorkItem(desk.Launch.Id, key, WorkKind.FillSeat, seat.Step, new(Role.Administrator), before.FirstOrDefault(w => w.Key == key)?.Since ?? desk.Now, seat.DueAt);
            vacant.Add(item);
            await TellAsync(desk, seat, item);
        }
        return vacant;
    }

    private static async Task TellAsync(LaunchContext desk, WorkItem seat, WorkItem item)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{item.Key}:{item.Since.ToUnixTimeMilliseconds()}");
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["step"] = seat.Step ?? "", ["department"] = seat.Who.Department ?? "", ["role"] = seat.Who.Role.Code() };
        if (await Notifications.WriteOnceAsync(desk, new(0, desk.Launch.Id, seat.Step ?? "", 0, name, item.Who, seat.Kind is WorkKind.DecideWaiver ? "waiver-seat-vacant" : "seat-vacant", arguments, desk.Now)))
            desk.Audit("step.vacant", new { step = seat.Step, role = seat.Who.Role, department = seat.Who.Department });
    }
}
