using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Commands.AfterWork;

/// <summary>
/// A second person of service quality lets a check after the work count that has not passed: neither who reported the end or wrote an outcome down nor the launch's owner. Emergency calls that failed are settled by nobody:
/// they are completed, or the work is rolled back.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Check">The check's code.</param>
/// <param name="Reason">Why it counts all the same, at most 500 characters.</param>
[CommandName("SettlePostCheck"), Members("launch", "check", "reason")]
public sealed record SettlePostCheck(string Launch, string? Check, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.WatchComplaints;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Reason, "reason", RecordPostCheck.LongestProof);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (PostChecks.Of(facts).FirstOrDefault(c => c.Check.Code == Check) is not { } standing) return Refused.NotFound("post-check.unknown", "check", ("check", (Check ?? "").Shortened(64)));
        if (!PostChecks.AreOpen(facts)) return Refused.Conflict("post-check.not-now", "check");
        var round = facts.Launch.PostChecks!;
        long[] others = [.. Others(facts, round).Distinct()];
        if (desk.Actor.Parties.Any(others.Contains)) return Refused.Forbidden("post-check.second-person");
        if (await Hands.RefusedAsync(desk.Context, others) is { } oneHand) return oneHand;
        if (standing.IsDone) return Refused.Conflict("post-check.done", "check");
        if (standing is { Check.Kind: PostCheckKind.EmergencyCall, HasFailed: true }) return Refused.Conflict("post-check.emergency-failed", "check");
        var settled = new PostCheckSettlement(standing.Check.Code, desk.Actor.PersonId, desk.Now, Reason!.Trim(), round.TriesOf(standing.Check.Code));
        desk.Launch = desk.Launch with { PostChecks = round with { Settled = [.. round.Settled, settled] } };
        desk.MoveReminders();
        desk.Audit("post-check.settled", new { check = settled.Check, reason = settled.Reason });
        return Nothing.Value;
    }

    private static IEnumerable<long> Others(LaunchFacts facts, PostCheckRound round) =>
        new[] { facts.Launch.OwnerId, round.By, facts.Launch.StartReportedBy }.OfType<long>().Concat(facts.Deputies).Concat(round.Outcomes.Select(o => o.By));
}
