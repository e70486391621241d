using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Rules.SignOffs;

/// <summary>Nobody judges the own work, nor as a substitute what the absent person may not judge (职责分离). Pages ask it before they offer to; commands ask besides who had a hand in it.</summary>
public static class OwnWork
{
    /// <summary>The rule by which somebody judges nothing of some sections; null: this keeps nobody from it.</summary>
    /// <param name="actor">Whoever would judge.</param>
    /// <param name="facts">The launch.</param>
    /// <param name="sections">What would be judged.</param>
    public static string? RuleAgainst(Actor actor, LaunchFacts facts, IReadOnlyCollection<Section> sections)
    {
        var mine = actor.Parties;
        if (mine.Any(me => facts.Launch.IsOwner(me, facts.Deputies)) || facts.Decisions.Any(d => d.Verdict is Verdict.Submitted && d.People.Intersect(mine).Any()))
            return "sign-off.own-submission";
        return facts.Items.Any(i => mine.Contains(i.ChangedBy) && sections.Contains(i.Section)) ? "sign-off.own-content" : null;
    }
}
