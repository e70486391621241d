using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.ApprovedTexts;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.ApprovedTexts;

/// <summary>
/// Says yes or no to proposed texts or words, all at once (预审). It is the head of the other department, a second person to whoever proposed them. Approved, they are good from now on, in place of the versions
/// before.
/// </summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Texts">Their ids.</param>
/// <param name="Agreed">Yes or no.</param>
/// <param name="Note">What is said to it, at most 500 characters; required for a no.</param>
[CommandName("DecideTexts"), Members("unit", "texts", "agreed", "note")]
public sealed record DecideTexts(string? Unit, IReadOnlyList<long>? Texts, bool Agreed, string? Note = null) : Command<Nothing>
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        var found = ApprovedTextCommands.Unit(context, Unit);
        if (!found.IsDone) return new Refused(found.Refusal!.Value, found.Violations);
        var check = new Check().Optional(Note, "note", 500).That(Agreed || !string.IsNullOrWhiteSpace(Note), "text.required", "note")
            .That(Texts is { Count: > 0 }, "list.required", "texts").That(Texts is not { Count: > ApprovedTextRules.MostAtOnce }, "list.too-long", "texts", ("most", ApprovedTextRules.MostAtOnce));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var there = (await context.Session.ApprovedTexts.OfAsync([found.Value!.Id])).ToDictionary(t => t.Id);
        var mine = ApprovingSeats.Of(context.Actor, found.Value.Id, context.Tree);
        foreach (var id in Texts!.Distinct())
        {
            if (!there.TryGetValue(id, out var text)) return Refused.NotFound("approved-text.unknown", "texts");
            if (!mine.Any(department => department != text.ProposedAs) || context.Actor.Parties.Contains(text.ProposedBy)) return Refused.Forbidden("approved-text.second-person");
            if (await Hands.RefusedAsync(context, [text.ProposedBy]) is { } oneHand) return oneHand;
            if (!await context.Session.ApprovedTexts.DecideAsync(id, Agreed, context.Actor.PersonId, context.Now, Note?.Trim())) return Refused.Conflict("approved-text.decided", "texts");
        }
        context.Audit(null, Agreed ? "approved-text.approved" : "approved-text.refused", new { unit = found.Value.Code, texts = Texts, note = Note });
        return Nothing.Value;
    }
}
