using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Concerns;
using ServiceGate.Core.Rules.Concerns;

namespace ServiceGate.Core.Commands.Concerns;

/// <summary>
/// Asks for a waiver of a service concern that is answered with "not met" (申请豁免). The concern's department decides (<see cref="DecideWaiver"/>); until then nothing changes.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Concern">The concern's id in the checklist; what the law asks cannot be waived.</param>
/// <param name="Reason">Why the launch may go ahead all the same, at most 2,000 characters.</param>
/// <param name="Until">The last day on which it holds, in the zone of the launch's unit: <c>2026-12-31</c>. It does not end within the window.</param>
[CommandName("AskWaiver"), Members("launch", "concern", "reason", "until")]
public sealed record AskWaiver(string Launch, string? Concern, string? Reason, string? Until) : LaunchCommand<WaiverAsked>(Launch)
{
    /// <summary>The most waivers that are asked for in a launch, whatever became of them.</summary>
    public const int MostOfLaunch = 200;

    internal override Permission Permission => Permission.EditDossier;

    internal override async Task<Outcome<WaiverAsked>> DecideAsync(LaunchContext desk)
    {
        if (desk.Launch.RuleSet < RuleSets.ConcernsAreWaived) return Refused.Conflict("waiver.not-of-this-launch");
        if (desk.Launch.Result is not null) return Refused.Conflict("launch.result-known");
        var facts = await desk.FactsAsync();
        if (facts.Checklist.Concerns.FirstOrDefault(c => c.Id == Concern) is not { } concern) return Refused.NotFound("concern.unknown", "concern", ("concern", (Concern ?? "").Shortened(64)));
        var check = new Check().Text(Reason, "reason", 2000).That(!concern.OwedByLaw, "waiver.owed-by-law", "concern", ("concern", concern.Id));
        var until = UntilOf(facts, desk.Now, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (WaiverRules.NotMet(facts).FirstOrDefault(c => c.Concern == Concern).Answer is not { } answer) return Refused.Conflict("waiver.not-owed", "concern", ("concern", concern.Id));
        if (WaiverRules.Asked(facts, desk.Now).Any(w => w.Concern == Concern)) return Refused.Conflict("waiver.pending", "concern", ("concern", concern.Id));
        if (facts.Waivers.Count >= MostOfLaunch) return Refused.Invalid("list.too-long", "concern", ("most", MostOfLaunch));
        var waiver = new ConcernWaiver(await desk.Session.NextIdAsync(), desk.Launch.Id, concern.Id, concern.Department, answer, Reason!.Trim(), until, desk.Actor.PersonId, desk.Now);
        await desk.Session.Waivers.AddAsync(waiver);
        desk.Audit("waiver.asked", new { waiver = waiver.Id, concern = concern.Id, department = concern.Department, reason = waiver.Reason, until = until.ToUnixTimeMilliseconds() });
        await WaiverNews.AskAsync(desk, waiver);
        return new WaiverAsked(waiver.Id);
    }

    /// <summary>When it ends: after now, and not while the work that it allows is under way.</summary>
    private DateTimeOffset UntilOf(LaunchFacts facts, DateTimeOffset now, Check check)
    {
        if (Days.Read(Until, "until", check) is not { } day) return default;
        var until = WaiverRules.EndOf(day, facts);
        var window = facts.Launch.Window;
        check.That(until > now, "waiver.past", "until", ("value", Until!));
        check.That(until < window.Start || until >= window.End, "waiver.ends-in-window", "until", ("value", Until!));
        return until;
    }
}

/// <summary>A waiver was asked for.</summary>
/// <param name="Id">Its id.</param>
[Members("id")]
public sealed record WaiverAsked(long Id);
