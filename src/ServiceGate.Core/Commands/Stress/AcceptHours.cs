using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Stress;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Stress;

namespace ServiceGate.Core.Commands.Stress;

/// <summary>
/// Accepts that a hotline misses its target in some hours (接受): by the head of the hotline's department, who neither owns the launch nor wrote the forecast. Each hour is accepted as it is now: with more
/// calls, fewer seats or a longer handling time it is missed again.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Line">Code of the line.</param>
/// <param name="From">First hour, local in the window's zone (<c>2026-11-27T10:00</c>).</param>
/// <param name="Until">End of the last hour, local.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
/// <param name="SeenRevision">The revision of the forecast that the sender saw.</param>
[CommandName("AcceptHours"), Members("launch", "line", "from", "until", "reason", "seenRevision")]
public sealed record AcceptHours(string Launch, string? Line, string? From, string? Until, string? Reason, int SeenRevision) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (!StressRules.AreAsked(facts)) return Refused.Conflict("stress.not-of-this-launch");
        if (facts.Items.FirstOrDefault(i => i.Section is Section.Stress && i.Key == Line) is not { } item || StressRules.Of(facts).FirstOrDefault(l => l.Line.Code == Line) is not { } forecast)
            return Refused.NotFound("stress.line-unknown", "line", ("line", (Line ?? "").Shortened(64)));
        if (await WhyNotAsync(desk, facts, item) is { } refused) return refused;
        if (desk.Launch.IsDossierClosed) return Refused.Conflict("launch.result-known");
        if (item.Revision != SeenRevision) return Refused.Stale("item.changed-meanwhile", "seenRevision", ("section", Section.Stress.Code()), ("key", item.Key), ("revision", item.Revision));
        var answers = forecast.Content.Answers ?? [];
        var accepted = new StressAnswer(From ?? "", Until ?? "", StressAnswerKind.Acceptance, Reason?.Trim() ?? "", By: (await desk.Session.Organisation.FindPersonAsync(desk.Actor.PersonId))?.UserName, UpToCalls: 0);
        var covered = forecast.Missed.Where(h => accepted.Holds(h.At.InZone(desk.Launch.Window.Zone))).ToList();
        var check = new Check().Text(Reason, "reason", 500).That(answers.Count < StressAnswer.Most, "list.too-long", "line", ("most", StressAnswer.Most));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (covered.Count == 0) return Refused.Invalid("stress.nothing-missed", "from");
        if (covered.Count > AcceptedHour.Most) return Refused.Invalid("list.too-long", "until", ("most", AcceptedHour.Most));

        var answer = accepted with
        {
            UpToCalls = (int)Math.Ceiling(covered.Max(h => h.Calls)),
            HandlingSeconds = forecast.Content.HandlingSeconds,
            Hours = [.. covered.Select(h => new AcceptedHour(StressRules.LocalHour(h.At, facts), (int)Math.Ceiling(h.With?.Calls ?? h.Calls), h.With?.Seats ?? h.Seats))],
        };
        var content = forecast.Content with { Answers = [.. answers, answer] };
        content.Validate(item.Key, desk.Checklist, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        // Whoever accepts does not become an author of the forecast, and may still sign what others wrote.
        await ItemWriting.WriteAsync(desk, Section.Stress, item.Key, content, item.Revision, item.ChangedBy);
        desk.Audit("stress.hours-accepted", new { line = item.Key, from = answer.From, until = answer.Until, hours = covered.Count, calls = answer.UpToCalls, seats = answer.Hours.Min(h => h.Seats), handlingSeconds = answer.HandlingSeconds, reason = answer.What });
        return Nothing.Value;
    }

    private static async Task<Refused?> WhyNotAsync(LaunchContext desk, LaunchFacts facts, DossierItem item)
    {
        if (!StressSeats.IsHead(desk.Actor, facts)) return Refused.Forbidden("stress.head-only", ("department", facts.Checklist.Stress!.Department));
        var others = StressSeats.Others(item, facts);
        return desk.Actor.Parties.Intersect(others).Any() ? Refused.Forbidden("stress.second-person") : await Hands.RefusedAsync(desk.Context, others);
    }
}
