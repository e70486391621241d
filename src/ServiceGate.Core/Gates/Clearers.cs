using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.SignOffs;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.Gates;

/// <summary>Who is asked at a step of a definition.</summary>
public static class Clearers
{
    /// <summary>Whom a step asks first: the role, with the department, unit or person it is bound to.</summary>
    public static Clearer Of(Activity step, LaunchFacts facts) => step.Type switch
    {
        ActivityCatalogue.AgreeToSubmit or ActivityCatalogue.SignOff => Seats(step, facts)[0],
        ActivityCatalogue.CollectSections when RoleOf(step) is var role and not Role.ProductManager => new(role),
        ActivityCatalogue.AwaitLaunch or ActivityCatalogue.NextStage => new(Role.Operations),
        ActivityCatalogue.WatchComplaints => new(Role.ServiceQuality),
        _ => Owner(facts.Launch),
    };

    /// <summary>
    /// Everybody a sign-off asks now, at least one: the open seats, or all seats when none is open; once its deadline has passed also whoever may sign in their
    /// place (<c>escalateTo</c>). For other steps the one whom <see cref="Of"/> names.
    /// </summary>
    public static IReadOnlyList<Clearer> Asked(Activity step, LaunchFacts facts, DateTimeOffset now)
    {
        if (step.Type is not (ActivityCatalogue.AgreeToSubmit or ActivityCatalogue.SignOff)) return [Of(step, facts)];
        var seats = Seats(step, facts);
        return SignOffPanel.Of(step, facts.Launch).Substitute is { } substitute && IsOverdue(step, facts, now)
            ? [.. seats.Concat(seats.Select(seat => seat with { Role = substitute })).Distinct()]
            : seats;
    }

    private static bool IsOverdue(Activity step, LaunchFacts facts, DateTimeOffset now) =>
        facts.Waiting.Any(w => w.Activity.Id == step.Id && facts.DeadlineOf(step.Id, w.Visit)?.DueAt <= now);

    private static IReadOnlyList<Clearer> Seats(Activity step, LaunchFacts facts)
    {
        var standing = SignOffRules.Standing(step, facts);
        var seats = standing.Asked.ToList();
        return [.. (seats.Count > 0 ? seats : standing.Panel.Seats).Select(seat => new Clearer(seat.Role!.Value, seat.Department, UnitId: UnitOf(step, facts)))];
    }

    /// <summary>Whoever owns the launch: its product manager, in an emergency operations.</summary>
    public static Clearer Owner(Launch launch) => new(OwnerRole(launch), PersonId: launch.OwnerId);

    /// <summary>
    /// The unit in which, or above which, a step's signers hold their role; null: the launch's own. <c>deciding</c>: the lowest unit above everybody affected, at
    /// least the city, and at least the province when the level of risk is high.
    /// </summary>
    public static long? UnitOf(Activity step, LaunchFacts facts)
    {
        var own = facts.Launch.UnitId;
        var unit = step.Text("level") switch
        {
            null or "own" => own,
            "deciding" => DecidingUnit(facts),
            { } level => AtLevel(own, CoreJson.ParseCode<UnitLevel>(level), facts.Tree),
        };
        return unit == own ? null : unit;
    }

    /// <summary>The unit that decides about a launch by its scope and level of risk.</summary>
    public static long DecidingUnit(LaunchFacts facts)
    {
        var scope = facts.Contents<LaunchHeader>(Section.Launch).SelectMany(h => h.Content.Scope).Select(code => facts.Tree.Find(code)?.Id).OfType<long>();
        var unit = facts.Launch.UnitId;
        foreach (var affected in scope)
            while (!facts.Tree.Covers(unit, affected) && facts.Tree.Find(unit)?.ParentId is { } parent)
                unit = parent;
        return AtLevel(unit, Readiness.LevelOf(facts) >= RiskLevel.High ? UnitLevel.Province : UnitLevel.City, facts.Tree);
    }

    /// <summary>The unit itself or the one above it that stands at a level; the unit itself when it stands above that level.</summary>
    private static long AtLevel(long unit, UnitLevel level, OrganisationTree tree)
    {
        var at = tree.Find(unit);
        while (at is { ParentId: { } parent } && at.Level > level)
            at = tree.Find(parent);
        return at?.Id ?? unit;
    }

    private static Role OwnerRole(Launch launch) => launch.Variant is LaunchVariant.Emergency ? Role.Operations : Role.ProductManager;

    private static Role RoleOf(Activity step) => CoreJson.ParseCode<Role>(step.Text("role") ?? Role.ProductManager.Code());
}
