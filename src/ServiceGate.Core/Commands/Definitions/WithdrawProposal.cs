using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Definitions;

/// <summary>Takes a proposal back, or turns it down: any administrator of the whole may, also who proposed it.</summary>
/// <param name="Definition">The definition's id.</param>
/// <param name="Version">The version that was proposed.</param>
/// <param name="Remark">Why, at most 1000 characters, or null.</param>
[CommandName("WithdrawProposal"), Members("definition", "version", "remark")]
public sealed record WithdrawProposal(string? Definition, int Version, string? Remark = null) : Command<Nothing>
{
    internal override Permission Permission => Permission.ManageDefinitions;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        if (!context.MayAtTheTop(Permission)) return OrganisationRules.NotAllowed(Permission);
        if (await context.Session.Definitions.ProposedAsync(Definition ?? "") is not { } proposal || proposal.Version != Version)
            return Refused.Conflict("definition.not-proposed", null, ("definition", Definition ?? ""), ("version", Version));
        var check = new Check().Optional(Remark, "remark", 1000);
        if (!check.Passed) return Refused.Invalid(check.Violations);

        var withdrawn = proposal with { Status = PublicationStatus.Withdrawn, DecidedBy = context.Actor.PersonId, DecidedAt = context.Now, Remark = Remark?.Trim() };
        await context.Session.Definitions.UpdateAsync(withdrawn, PublicationStatus.Proposed);
        context.Audit(null, "definition.withdrawn", new { definition = proposal.Definition, version = proposal.Version, remark = withdrawn.Remark });
        return Nothing.Value;
    }
}
