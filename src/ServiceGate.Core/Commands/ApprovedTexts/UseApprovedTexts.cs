using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.ApprovedTexts;

/// <summary>Puts the pre-approved texts of an occasion into the plan of an emergency, one for each step whose purpose has one (选用预审文本), with place and cause from the lists.</summary>
/// <param name="Launch">The emergency.</param>
/// <param name="Code">What the texts are called.</param>
/// <param name="Place">The place, as the list has it in Chinese; null where no text has one.</param>
/// <param name="Cause">The cause, as the list has it in Chinese; null where no text has one.</param>
[CommandName("UseApprovedTexts"), Members("launch", "code", "place", "cause")]
public sealed record UseApprovedTexts(string Launch, string? Code, string? Place = null, string? Cause = null) : LaunchCommand<ApprovedTextsUsed>(Launch)
{
    internal override Permission Permission => Permission.PrepareNotices;

    internal override async Task<Outcome<ApprovedTextsUsed>> DecideAsync(LaunchContext desk)
    {
        if (!desk.Launch.AsksDuty) return Refused.Conflict("approved-text.not-asked");
        if (desk.Launch.IsDossierClosed) return Refused.Conflict("launch.result-known");
        var facts = await desk.FactsAsync();
        var inForce = ApprovedTextRules.InForce(facts.ApprovedTexts, desk.Now);
        var texts = inForce.Where(t => t.Part is ApprovedPart.Text && t.Code == Code).ToList();
        var check = new Check().That(texts.Count > 0, "approved-text.none", "code", ("code", Code ?? ""));
        var place = Word(inForce, ApprovedPart.Place, Place, "place", texts, check);
        var cause = Word(inForce, ApprovedPart.Cause, Cause, "cause", texts, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var used = new List<string>();
        foreach (var (key, step, revision) in Steps(desk, facts))
        {
            // The nearest unit's text, where several units have one.
            if (texts.Where(t => t.Purpose == step.Purpose).OrderByDescending(t => facts.Tree.Find(t.UnitId)!.Level).FirstOrDefault() is not { } text) continue;
            var said = step with { Text = ApprovedTextRules.Fill(text.Says, place, cause), FailedText = null };
            NoticeLinkRules.CheckStep(said, desk, check);
            if (!check.Passed) return Refused.Invalid(check.Violations);
            await ItemWriting.WriteAsync(desk, Section.Notices, key, said, revision);
            used.Add(key);
        }
        if (used.Count == 0) return Refused.Conflict("approved-text.no-step", "code");
        desk.Audit("launch.approved-texts-used", new { code = Code, place = Place, cause = Cause, steps = used });
        return new ApprovedTextsUsed(used);
    }

    /// <summary>The steps of the plan, and those that the checklist suggests and the plan lacks, each with its revision.</summary>
    private static IEnumerable<(string Key, NoticeStep Step, int Revision)> Steps(LaunchContext desk, LaunchFacts facts)
    {
        var stored = facts.Items.Where(i => i.Section is Section.Notices).ToDictionary(i => i.Key, StringComparer.Ordinal);
        foreach (var item in stored.Values) yield return (item.Key, (NoticeStep)ItemContent.Stored(item), item.Revision);
        foreach (var (key, suggested) in desk.Checklist.Notices.Where(n => !stored.ContainsKey(n.Key)))
            if (ItemContent.Read(Section.Notices, suggested, new Check()) is NoticeStep step) yield return (key, step, 0);
    }

    private static LocalText? Word(IReadOnlyList<ApprovedText> inForce, ApprovedPart part, string? said, string field, IReadOnlyList<ApprovedText> texts, Check check)
    {
        if (!texts.Any(t => ApprovedTextRules.Uses(t.Says, field))) return null;
        var word = inForce.FirstOrDefault(t => t.Part == part && t.Code == said);
        check.That(word is not null, "approved-text.word-unknown", field, ("word", said ?? ""));
        return word?.Says;
    }
}

/// <summary>Pre-approved texts were put into a plan.</summary>
/// <param name="Steps">The steps that say them now.</param>
[Members("steps")]
public sealed record ApprovedTextsUsed(IReadOnlyList<string> Steps);
