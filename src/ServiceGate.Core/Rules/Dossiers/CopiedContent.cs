using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>
/// What a new dossier may be drafted from: an earlier one's answers, risks, plans, facts and scripts. What proves something of the earlier launch proves nothing of this one: evidence and
/// rehearsals are given anew, trials and everything about customers and notices are not taken over at all.
/// </summary>
public static class CopiedContent
{
    /// <summary>The sections that are drafted.</summary>
    public static readonly IReadOnlyList<Section> Sections = [Section.Concerns, Section.Risks, Section.Contingency, Section.Facts, Section.Channels, Section.Stress];

    /// <summary>What of an item of an earlier dossier stands in the draft; null: nothing.</summary>
    /// <param name="item">The earlier item.</param>
    /// <param name="checklist">What the new launch is asked for: a concern or a channel that it does not know is not drafted.</param>
    public static ItemContent? Of(DossierItem item, Checklist checklist) => item.Section switch
    {
        Section.Concerns when checklist.Concerns.Any(c => c.Id == item.Key) => (ConcernAnswer)ItemContent.Stored(item) with { Evidence = null },
        Section.Facts when item.Key == SheetFact.SegmentsKey || checklist.Facts?.Any(f => f.Code == item.Key) == true => ItemContent.Stored(item),
        Section.Channels when checklist.Channels.Any(c => c.Code == item.Key) => ItemContent.Stored(item),
        Section.Risks => Anew((Risk)ItemContent.Stored(item)),
        Section.Contingency => Plan((ContingencyPlan)ItemContent.Stored(item)),
        Section.Stress when checklist.Stress?.Lines.Any(l => l.Code == item.Key) == true => Anew((StressForecast)ItemContent.Stored(item)),
        _ => null,
    };

    /// <summary>Without what was of the earlier launch alone: its rehearsal, its day, the grant of its right.</summary>
    private static ContingencyPlan Plan(ContingencyPlan plan) =>
        plan with { Rehearsal = null, ValidUntil = null, Rollback = plan.Rollback is { } right ? right with { Grant = null } : null };

    /// <summary>Seats, shifts and how long a call takes are the line's; how many customers call and what is done about it is the launch's.</summary>
    private static StressForecast Anew(StressForecast forecast) =>
        forecast with { Customers = new(), Rates = null, RatesReason = null, ToldPerHour = null, ToldReason = null, Answers = null };

    /// <summary>What has worked there has to be put in place here; and a question asked there was not asked here.</summary>
    private static Risk Anew(Risk risk) => risk with { Question = null, ControlRecords = risk.ControlRecords?.Select(c => c with { State = ControlState.Planned, Evidence = null }).ToList() };
}
