using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Causes;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>Answers a what-if question of the launch's checklist (回答假设提问), or passes it over. A yes proposes a risk; nobody is kept from anything by an answer that is missing.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Question">The question's id in the checklist.</param>
/// <param name="Verdict">Code of the answer: yes, no, skipped.</param>
/// <param name="Note">Why, at most 500 characters; may be left out.</param>
[CommandName("AnswerWhatIf"), Members("launch", "question", "verdict", "note")]
public sealed record AnswerWhatIf(string Launch, string? Question, string? Verdict, string? Note = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.EditDossier;

    internal override bool OnlyRecords => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        if (desk.Launch.RuleSet < RuleSets.DiscountsNeedControls) return Refused.Conflict("what-if.not-of-this-launch");
        if (desk.Launch.IsDossierClosed) return Refused.Conflict("launch.result-known");
        if (desk.Checklist.Risks?.Questions?.FirstOrDefault(q => q.Id == Question) is not { } question)
            return Refused.NotFound("what-if.unknown", "question", ("question", (Question ?? "").Shortened(64)));
        var known = CoreJson.TryParseCode<WhatIfVerdict>(Verdict, out var verdict);
        var rule = string.IsNullOrEmpty(Verdict) && !string.IsNullOrWhiteSpace(Note) ? "what-if.note-alone" : "what-if.verdict";
        var check = new Check().That(known, rule, "verdict", ("verdict", (Verdict ?? "").Shortened(64))).Optional(Note, "note", 500);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
        await desk.Session.WhatIfs.PutAsync(new(desk.Launch.Id, question.Id, verdict, note, desk.Actor.PersonId, desk.Now));
        desk.Audit("risk.what-if-answered", new { question = question.Id, verdict = verdict, note = note });
        return Nothing.Value;
    }
}
