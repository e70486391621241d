using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Views.Launches;

/// <summary>A launch as pages, API and command line show it: one consistent reading with everything that the rules say of it.</summary>
/// <param name="Facts">What the rules looked at.</param>
/// <param name="Gates">Its gates, in the order of the definition.</param>
/// <param name="Readiness">How far each section is.</param>
/// <param name="Work">What is owed.</param>
/// <param name="Directory">Names of people and units.</param>
/// <param name="Now">The business time of the reading.</param>
public sealed record LaunchView(
    LaunchFacts Facts, IReadOnlyList<GateView> Gates, IReadOnlyList<SectionReadiness> Readiness, IReadOnlyList<WorkItem> Work, PeopleDirectory Directory, DateTimeOffset Now)
{
    /// <summary>The launch.</summary>
    public Launch Launch => Facts.Launch;

    /// <summary>The header of its dossier.</summary>
    public LaunchHeader Header => Facts.Contents<LaunchHeader>(Section.Launch).First().Content;

    /// <summary>Whether anybody has assessed how serious it is; until then a level is nobody's word.</summary>
    public bool IsAssessed => Core.Rules.Dossiers.RiskLevels.IsAssessed(Facts);

    /// <summary>How serious it is, and <see cref="IsAssessed"/> says whether anybody has said so.</summary>
    public RiskLevel Level => Core.Rules.Dossiers.Readiness.LevelOf(Facts);

    /// <summary>A person as the policy sees them in this reading; null when unknown or inactive.</summary>
    public Actor? ActorOf(long personId) => Directory.ActorOf(personId);

    /// <summary>The permission that is needed instead of one while this launch is an emergency, which operations own.</summary>
    public Permission Needed(Permission permission) => permission.For(Launch.Variant);

    /// <summary>Whether somebody may do something with this launch: what its commands ask, so that pages offer nothing that is then refused.</summary>
    public bool Allows(Actor actor, Permission permission, string? department = null, string? channel = null) =>
        Ownership.Allows(actor, Needed(permission), Launch, Facts.Deputies, Directory.Tree, department, channel);

    /// <summary>Whether a person is one of those who are asked; deputies are asked what the owner is asked.</summary>
    public bool IsAsked(Assignee who, long personId) =>
        Directory.Holders(who, Launch).Any(p => p.Id == personId) || (who.PersonId == Launch.OwnerId && Facts.Deputies.Contains(personId));

    /// <summary>Whether a person may do something with this launch; nobody who is unknown or inactive may.</summary>
    public bool Allows(long personId, Permission permission, string? department = null, string? channel = null) =>
        ActorOf(personId) is { } person && Allows(person, permission, department, channel);

    /// <summary>Whether its dossier has an item.</summary>
    public bool HasItem(Section section, string? key) => Facts.Items.Any(item => item.Section == section && item.Key == key);

    /// <summary>All readiness together, in per cent.</summary>
    public int Percent => Core.Rules.Dossiers.Readiness.Percent(Readiness);
}

/// <summary>A gate with what keeps it shut.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Blockers">What keeps it shut now.</param>
/// <param name="Latest">By when it must open.</param>
public sealed record GateView(Gate Gate, IReadOnlyList<Blocker> Blockers, DateTimeOffset Latest)
{
    /// <summary>Whether nothing keeps it shut.</summary>
    public bool IsClear => Blockers.Count == 0;

    /// <summary>How it stands.</summary>
    public required GateState State { get; init; }

    /// <summary>What else has to happen before the flow comes to it; never empty when it waits with nothing that blocks it.</summary>
    public required IReadOnlyList<GateWait> Waits { get; init; }

    /// <summary>What it asks for and no longer finds, though it stays open since the work has begun.</summary>
    public IReadOnlyList<Blocker> Alarms { get; init; } = [];

    /// <summary>A gate with what keeps it shut, as the rules see it.</summary>
    public static GateView Of(Gate gate, LaunchFacts facts, IReadOnlyList<Blocker> blockers, DateTimeOffset now) => new(gate, blockers, GateTimes.Latest(gate.Name, facts, now))
    {
        State = GateWaits.StateOf(gate, facts, blockers),
        Waits = GateWaits.Of(gate, facts, blockers, now),
    };
}

/// <summary>Reads launches for showing them.</summary>
/// <param name="sessions">Opens readings.</param>
/// <param name="catalogue">Definitions and checklists.</param>
/// <param name="clock">Business time.</param>
public sealed class LaunchReader(ISessionFactory sessions, ICatalogue catalogue, BusinessClock clock)
{
    /// <summary>A launch; null when there is none, or when the reader may not see it.</summary>
    /// <param name="number">The launch's number.</param>
    /// <param name="personId">Who reads; 0: the system, which sees all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<LaunchView?> FindAsync(string number, long personId, CancellationToken cancellation = default)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        if (await session.Launches.FindAsync(number) is not { } launch) return null;
        var now = clock.GetUtcNow();
        var directory = await PeopleDirectory.ReadAsync(session, now);
        if (!MaySee(directory, launch, personId)) return null;
        var facts = await DutyReader.WithDutyAsync(session, await FactsReader.ReadAsync(session, catalogue, directory.Tree, launch), now);
        return new(facts, GatesOf(facts, now), Readiness.Of(facts), await session.Flows.WorkAsync(launch.Id), directory, now);
    }

    private static bool MaySee(PeopleDirectory directory, Launch launch, long personId) =>
        personId == Actor.System.PersonId || (directory.ActorOf(personId) is { } actor && Policy.MaySeeLaunchesOf(actor, launch.UnitId, directory.Tree));

    private static IReadOnlyList<GateView> GatesOf(LaunchFacts facts, DateTimeOffset now)
    {
        var order = facts.Definition.AllActivities.Select(a => a.Id).ToList();
        return [.. facts.Gates.OrderBy(g => order.IndexOf(g.Name)).Select(g => Shown(g, facts, now))];
    }

    /// <summary>
    /// Once the result is known the gates have done their work: nothing is to be cleared any more. Once the work has begun none shuts: what an open one no longer finds
    /// does not block, but is said (<see cref="GateRules.StaysOpen"/>).
    /// </summary>
    private static GateView Shown(Gate gate, LaunchFacts facts, DateTimeOffset now)
    {
        if (gate.Status is not GateStatus.Open) return GateView.Of(gate, facts, GateRules.Blockers(gate.Name, facts, now), now);
        if (facts.Launch.Result is not null) return GateView.Of(gate, facts, [], now);
        var found = GateRules.Blockers(gate.Name, facts, now);
        return GateRules.StaysOpen(facts.Launch, found, now) ? GateView.Of(gate, facts, [], now) with { Alarms = found } : GateView.Of(gate, facts, found, now);
    }
}
