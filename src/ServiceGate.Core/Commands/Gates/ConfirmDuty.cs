using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.Gates;

/// <summary>Names and confirms the people on duty during the window (值守).</summary>
/// <param name="Launch">The launch.</param>
/// <param name="People">Sign-in name by position; every position of the checklist.</param>
/// <param name="Seen">Who was seen to be on duty (<see cref="DutyAssignment.SeenOf"/>); null: whoever it is by now.</param>
[CommandName("ConfirmDuty"), Members("launch", "people", "seen")]
public sealed record ConfirmDuty(string Launch, IReadOnlyDictionary<string, string?>? People, long? Seen = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        if (Seen is { } seen && seen != DutyAssignment.SeenOf((await desk.FactsAsync()).Duties)) return Refused.Stale("duty.changed-meanwhile", null);
        var (check, duties) = (new Check(), new List<DutyAssignment>());
        var positions = desk.Checklist.Duties.Select(d => d.Code).ToList();
        var people = People ?? new Dictionary<string, string?>();
        foreach (var unknown in people.Keys.Except(positions, StringComparer.Ordinal))
            check.That(false, "duty.unknown", $"people.{unknown}", ("duty", unknown));
        foreach (var position in positions)
        {
            var name = people.GetValueOrDefault(position)?.Trim();
            check.That(!string.IsNullOrWhiteSpace(name), "duty.required", $"people.{position}", ("duty", position));
            if (string.IsNullOrWhiteSpace(name)) continue;
            var person = await desk.Session.Organisation.FindPersonAsync(name);
            check.That(person is { Active: true }, "person.unknown", $"people.{position}", ("person", name));
            if (person is not null) duties.Add(new(desk.Launch.Id, position, person.Id, desk.Now));
        }
        var open = await Hands.OpenAsync(desk.Session, [.. duties.Select(d => d.PersonId)]);
        foreach (var (duty, other) in Clashes(desk.Checklist, duties, open))
            check.That(false, "duty.same-person", $"people.{duty}", ("duty", duty), ("other", other));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        await desk.Session.Gates.ReplaceDutiesAsync(desk.Launch.Id, duties);
        desk.Audit("duty.confirmed", new { people = duties.ToDictionary(d => d.Duty, d => d.PersonId) });
        return Nothing.Value;
    }

    private static IEnumerable<(string Duty, string Other)> Clashes(Checklist checklist, List<DutyAssignment> duties, IReadOnlyCollection<AccountHold> open) =>
        from duty in checklist.Duties
        where duty.NotWith is not null
        let person = duties.FirstOrDefault(d => d.Duty == duty.Code)?.PersonId
        where person is not null && duties.Any(d => d.Duty == duty.NotWith && !SecondPerson.IsSecondTo(person.Value, d.PersonId, open))
        select (duty.Code, duty.NotWith);
}
