using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.SignOffs;

/// <summary>What a section is compared with to show what has changed since somebody knew it.</summary>
/// <param name="Hash">Its hash as it was known.</param>
/// <param name="At">When it was known so.</param>
/// <param name="ByDecision">Whether that is known by a decision of the person, since no look was noted.</param>
public sealed record KnownSection(string Hash, DateTimeOffset At, bool ByDecision);

/// <summary>
/// What people saw of a dossier. Of launches with <see cref="RuleSets.SectionsAreOpened"/> whose level is high or above, whoever decides has opened each section that he or she judges, as it is now.
/// </summary>
public static class LookRules
{
    /// <summary>Whether a decision about a launch asks that sections were opened; an emergency, which acts first, asks nobody.</summary>
    public static bool AsksForOpening(LaunchFacts facts) => facts.Launch is { RuleSet: >= RuleSets.SectionsAreOpened, Variant: not LaunchVariant.Emergency } && RiskLevels.Of(facts) >= RiskLevel.High;

    /// <summary>
    /// The sections that a person judges at a step: those that the own signature does not cover as they are; where only what has changed is signed again, no others. A section in which nothing stands
    /// is nobody's to open.
    /// </summary>
    public static IReadOnlyList<Section> Judged(Activity step, LaunchFacts facts, long person)
    {
        var waits = facts.Waiting.Any(w => w.Activity.Id == step.Id);
        var changed = SignOffRules.Standing(step, facts).Changed;
        return
        [
            .. StepType.Of(step).SectionsOf(step).Where(section => (waits || changed.Contains(section)) && facts.SignedParts(section).Any()
                && !facts.Decisions.Any(d => d.Step == step.Id && d.By == person && d.Covers.TryGetValue(section, out var hash) && hash == facts.Hashes[section])),
        ];
    }

    /// <summary>The sections that a person judges at a step and has not opened as they are now.</summary>
    public static IReadOnlyList<Section> Unopened(Activity step, LaunchFacts facts, long person, IReadOnlyList<SectionLook> looks) =>
        [.. Judged(step, facts, person).Where(section => !IsOpened(section, facts, looks))];

    /// <summary>Whether a section was opened as it is now.</summary>
    public static bool IsOpened(Section section, LaunchFacts facts, IReadOnlyList<SectionLook> looks) => looks.Any(l => l.Section == section && l.Opened == facts.Hashes[section]);

    /// <summary>With what each section is compared that a person once knew otherwise: the last look at it, or where none was noted the person's last decision. What the own signature covers as it is has not changed.</summary>
    public static IReadOnlyDictionary<Section, KnownSection> Known(LaunchFacts facts, long person, IReadOnlyList<SectionLook> looks)
    {
        var known = new Dictionary<Section, KnownSection>();
        foreach (var (section, now) in facts.Hashes)
        {
            var decision = facts.Decisions.LastOrDefault(d => d.By == person && d.Covers.ContainsKey(section));
            var last = looks.FirstOrDefault(l => l.Section == section) switch
            {
                null => decision is null ? null : new KnownSection(decision.Covers[section], decision.At, true),
                { Seen: var seen } look when seen != now => new KnownSection(seen, look.SeenAt, false),
                { Before: { } before, BeforeAt: { } at } when decision?.Covers[section] != now => new KnownSection(before, at, false),
                _ => null,
            };
            if (last is not null && last.Hash != now) known[section] = last;
        }
        return known;
    }

    /// <summary>What is noted when a person looks at a dossier as it is now.</summary>
    /// <param name="facts">The launch.</param>
    /// <param name="person">Who looks.</param>
    /// <param name="looks">What was noted before.</param>
    /// <param name="opened">The sections that are opened.</param>
    /// <param name="now">Business time.</param>
    /// <returns>The notes that change, each with whether there was none.</returns>
    public static IReadOnlyList<(SectionLook Look, bool IsNew)> Next(LaunchFacts facts, long person, IReadOnlyList<SectionLook> looks, IReadOnlyCollection<Section> opened, DateTimeOffset now)
    {
        var next = new List<(SectionLook, bool)>();
        foreach (var (section, hash) in facts.Hashes)
        {
            var known = looks.FirstOrDefault(l => l.Section == section);
            var look = known switch
            {
                null => new SectionLook(facts.Launch.Id, person, section, hash, now),
                { Seen: var seen } when seen != hash => known with { Seen = hash, SeenAt = now, Before = seen, BeforeAt = known.SeenAt },
                _ => known,
            };
            if (opened.Contains(section) && look.Opened != hash) look = look with { Opened = hash, OpenedAt = now };
            if (look != known) next.Add((look, known is null));
        }
        return next;
    }
}
