using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>Says what was done about a finding, or that a condition is fulfilled. The owner answers; for customers and notices operations do.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Finding">Id of the finding.</param>
/// <param name="Answer">What was done, at most 1,000 characters.</param>
[CommandName("AnswerFinding"), Members("launch", "finding", "answer")]
public sealed record AnswerFinding(string Launch, long Finding, string? Answer) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var findings = await desk.Session.SignOffs.FindingsAsync(desk.Launch.Id);
        if (findings.FirstOrDefault(f => f.Id == Finding) is not { } finding) return Refused.NotFound("finding.unknown", "finding");
        var needed = finding.Section is Section.Audience or Section.Notices ? Permission.PrepareNotices
            : Permission.EditDossier.For(desk.Launch.Variant);
        if (!Ownership.Allows(desk.Actor, needed, desk.Launch, await desk.Session.Launches.DeputiesAsync(desk.Launch.Id), desk.Context.Tree)) return Refused.Forbidden("policy.not-allowed", ("permission", needed));
        if (finding.Status is FindingStatus.Settled) return Refused.Conflict("finding.settled");
        var check = new Check().Text(Answer, "answer", 1000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var answered = finding with { Status = FindingStatus.Answered, Answer = Answer!.Trim(), AnsweredBy = desk.Actor.PersonId, AnsweredAt = desk.Now };
        await desk.Session.SignOffs.UpdateAsync(answered, finding.Status);
        desk.Audit("finding.answered", new { finding = Finding, answer = answered.Answer });
        return Nothing.Value;
    }
}
