using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.ApprovedTexts;

namespace ServiceGate.Core.Commands.ApprovedTexts;

/// <summary>Withdraws a text or a word, approved or proposed: from now on it is an ordinary text. One of the two heads does alone, since it only makes things stricter.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Text">Its id.</param>
[CommandName("WithdrawText"), Members("unit", "text")]
public sealed record WithdrawText(string? Unit, long Text) : Command<Nothing>
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        var found = ApprovedTextCommands.Unit(context, Unit);
        if (!found.IsDone) return new Refused(found.Refusal!.Value, found.Violations);
        if (!(await context.Session.ApprovedTexts.OfAsync([found.Value!.Id])).Any(t => t.Id == Text)) return Refused.NotFound("approved-text.unknown", "text");
        if (!await context.Session.ApprovedTexts.WithdrawAsync(Text, context.Actor.PersonId, context.Now)) return Refused.Conflict("approved-text.withdrawn", "text");
        context.Audit(null, "approved-text.withdrawn", new { unit = found.Value.Code, text = Text });
        return Nothing.Value;
    }
}
