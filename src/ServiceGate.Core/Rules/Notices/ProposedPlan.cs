using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Rules.Notices;

/// <summary>The notice plan that a checklist proposes, as long as nobody has written another: by it customers are expected to be told.</summary>
public static class ProposedPlan
{
    /// <summary>Whether the plan that counts is the proposal, since the kind asks for one and nobody has written any of it.</summary>
    public static bool Counts(LaunchFacts facts) => facts.Checklist.AsksFor(Section.Notices) && !facts.Items.Any(i => i.Section is Section.Notices);

    /// <summary>The facts with the proposal where it counts; otherwise as they are.</summary>
    public static LaunchFacts Of(LaunchFacts facts) => !Counts(facts) ? facts : facts with
    {
        Items = [.. facts.Items, .. from step in facts.Checklist.Notices
                                    let content = ItemContent.Read(Section.Notices, step.Value, new Check())
                                    where content is not null
                                    select new DossierItem(facts.Launch.Id, Section.Notices, step.Key, 0, CoreJson.Canonical<object>(content), "", 0, facts.Launch.CreatedAt)],
    };
}
