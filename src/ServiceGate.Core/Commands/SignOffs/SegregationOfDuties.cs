using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>Nobody judges the own work (职责分离; ITIL: segregation of duties), nor that of an account which one person has in hand with the own one (<see cref="SecondPerson"/>), nor as a substitute what either of the two may not judge.</summary>
internal static class SegregationOfDuties
{
    /// <summary>Whoever submitted signs nothing; whoever wrote what is covered, or changed it in this round, does not sign it (职责分离).</summary>
    public static async Task<Refused?> RefusedAsync(LaunchContext desk, LaunchFacts facts, IReadOnlyList<Section> sections)
    {
        if (OwnWork.RuleAgainst(desk.Actor, facts, sections) is { } rule) return Refused.Forbidden(rule);
        var authors = (await desk.Session.Dossiers.AuthorsAsync(desk.Launch.Id, [.. sections], desk.Launch.Round)).Concat(AttachedBy(facts, sections)).Concat(AskedToWaive(facts, sections)).ToHashSet();
        if (authors.Intersect(desk.Actor.Parties).Any()) return Refused.Forbidden("sign-off.own-content");
        return await Hands.RefusedAsync(desk.Context,
        [
            desk.Launch.OwnerId, .. facts.Deputies, .. authors, .. facts.Decisions.Where(d => d.Verdict is Verdict.Submitted).SelectMany(d => d.People),
            .. facts.Items.Where(i => sections.Contains(i.Section)).Select(i => i.ChangedBy),
        ]);
    }

    /// <summary>Who asked for what is waived there.</summary>
    private static IEnumerable<long> AskedToWaive(LaunchFacts facts, IReadOnlyList<Section> sections) => sections.Contains(Section.Concerns) ? facts.Waivers.Where(w => w.Stands).Select(w => w.AskedBy) : [];

    /// <summary>Who attached something to these sections in this round, or took it out.</summary>
    private static IEnumerable<long> AttachedBy(LaunchFacts facts, IReadOnlyList<Section> sections) => facts.Attachments.Where(a => a.Place.SectionOf() is { } section && sections.Contains(section))
        .SelectMany(a => new[] { a.Round == facts.Launch.Round ? a.AddedBy : (long?)null, a.RemovedRound == facts.Launch.Round ? a.RemovedBy : null }).OfType<long>();
}
