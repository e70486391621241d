using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Trials;

namespace ServiceGate.Core.Commands.Trials;

/// <summary>
/// Accepts that a finding of a trial stays as it is (接受发现问题). A severe one is accepted by a reviewer or head of a department who neither wrote it down nor owns the launch; any other also by whoever may edit
/// the dossier.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Trial">The trial's key.</param>
/// <param name="Finding">The finding's key within the trial.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
/// <param name="SeenRevision">The revision of the trial that the sender saw.</param>
[CommandName("AcceptFinding"), Members("launch", "trial", "finding", "reason", "seenRevision")]
public sealed record AcceptFinding(string Launch, string? Trial, string? Finding, string? Reason, int SeenRevision) : LaunchCommand<Nothing>(Launch)
{
    // Either of two is enough: see below.
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (desk.Launch.RuleSet < RuleSets.FindingsAreRecords) return Refused.Conflict("trial.not-of-this-launch");
        if (facts.Items.FirstOrDefault(i => i.Section is Section.Trials && i.Key == Trial) is not { } item) return Refused.NotFound("trial.unknown", "trial", ("trial", (Trial ?? "").Shortened(64)));
        var trial = (Trial)ItemContent.Stored(item);
        if (trial.FindingRecords?.FirstOrDefault(f => f.Key == Finding) is not { } finding) return Refused.NotFound("trial.finding-unknown", "finding", ("finding", (Finding ?? "").Shortened(64)));
        if (await WhyNotAsync(desk, facts, finding) is { } refused) return refused;
        if (desk.Launch.IsDossierClosed) return Refused.Conflict("launch.result-known");
        if (item.Revision != SeenRevision) return Refused.Stale("item.changed-meanwhile", "seenRevision", ("section", Section.Trials.Code()), ("key", item.Key), ("revision", item.Revision));
        if (finding.State is not FindingState.Open) return Refused.Conflict("trial.finding-not-open", "finding", ("finding", finding.Key));
        var check = new Check().Text(Reason, "reason", 500);
        if (!check.Passed) return Refused.Invalid(check.Violations);

        var me = (await desk.Session.Organisation.FindPersonAsync(desk.Actor.PersonId))!.UserName;
        var today = DateOnly.FromDateTime(desk.Now.InZone(desk.Launch.Window.Zone)).ToString(Days.Format, CultureInfo.InvariantCulture);
        var accepted = finding with { State = FindingState.Accepted, Acceptance = new(me, Reason!.Trim(), today) };
        // Whoever accepts does not become an author of the trial, and may still sign for a department what others wrote.
        await ItemWriting.WriteAsync(desk, Section.Trials, item.Key, trial with { FindingRecords = [.. trial.FindingRecords.Select(f => f == finding ? accepted : f)] }, item.Revision, item.ChangedBy);
        desk.Audit("trial.finding-accepted", new { trial = item.Key, finding = finding.Key, severity = finding.Severity, reason = accepted.Acceptance.Reason });
        return Nothing.Value;
    }

    private static async Task<Refused?> WhyNotAsync(LaunchContext desk, LaunchFacts facts, TrialFinding finding)
    {
        if (!FindingSeats.HasRole(desk.Actor, finding, facts))
            return FindingSeats.IsSevere(finding, facts) ? Refused.Forbidden("trial.finding-seats", ("finding", finding.Key)) : Refused.Forbidden("policy.not-allowed", ("permission", Permission.EditDossier));
        var finder = finding.FoundBy is { } name ? (await desk.Session.Organisation.FindPersonAsync(name))?.Id : null;
        return FindingSeats.IsSecondPerson(desk.Actor, finding, finder, facts)
            ? await Hands.RefusedAsync(desk.Context, FindingSeats.Others(finding, finder, facts))
            : Refused.Forbidden("trial.finding-second-person", ("finding", finding.Key));
    }
}
