using System.Globalization;
using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.ApprovedTexts;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.ApprovedTexts;

/// <summary>The pre-approved texts of a unit as somebody sees them.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="InForce">What is good now.</param>
/// <param name="Open">What somebody has still to decide about.</param>
/// <param name="Seats">The departments for which the reader proposes and decides; none: only reads.</param>
/// <param name="Directory">Names.</param>
/// <param name="Reader">Who reads.</param>
public sealed record ApprovedTextView(
    OrganisationUnit Unit, IReadOnlyList<ApprovedText> InForce, IReadOnlyList<ApprovedText> Open, IReadOnlyList<string> Seats, PeopleDirectory Directory, Actor Reader)
{
    /// <summary>Reads it; null where there is no such unit, or the reader sees nothing of it.</summary>
    public static async Task<ApprovedTextView?> ReadAsync(ICommandSession session, Actor actor, OrganisationTree tree, string code, DateTimeOffset now)
    {
        if (tree.Find(code) is not { } unit || !Policy.MaySeeLaunchesOf(actor, unit.Id, tree)) return null;
        var all = await session.ApprovedTexts.OfAsync([unit.Id]);
        return new(
            unit, ApprovedTextRules.InForce(all, now), [.. all.Where(t => t.IsOpen)], ApprovingSeats.Of(actor, unit.Id, tree), await PeopleDirectory.ReadAsync(session, now), actor);
    }

    /// <summary>Whether the reader decides about a proposal: of the other department, and another person, for whom the reader does not stand in either.</summary>
    public bool MayDecide(ApprovedText text) => !Reader.Parties.Contains(text.ProposedBy) && Seats.Any(department => department != text.ProposedAs);

    /// <summary>The last day on which something is good, on the unit's clocks.</summary>
    public string LastDay(ApprovedText text) => text.Until.AddTicks(-1).InZone(LocalTimes.Zone(Unit.TimeZone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
