using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Commands.ApprovedTexts;

/// <summary>What the commands on pre-approved texts share.</summary>
internal static class ApprovedTextCommands
{
    /// <summary>The unit, where the actor has a seat that approves its texts (<see cref="ApprovingSeats"/>).</summary>
    public static Outcome<OrganisationUnit> Unit(CommandContext context, string? code) =>
        context.Tree.Find(code) is not { } unit || !Policy.MaySeeLaunchesOf(context.Actor, unit.Id, context.Tree) ? Refused.NotFound("unit.unknown", "unit", ("unit", code ?? ""))
        : ApprovingSeats.Of(context.Actor, unit.Id, context.Tree).Count == 0 ? Refused.Forbidden("approved-text.seats")
        : unit;
}
