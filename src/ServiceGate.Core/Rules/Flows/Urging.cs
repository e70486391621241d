using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>Who reminds others of work that a launch waits for, and how often (催办). Pages ask the same as the command.</summary>
public static class Urging
{
    /// <summary>For so long after somebody was urged nobody urges them for the same work again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>How messages of this kind are named (<see cref="Notification.Name"/>), with the moment after it; they are about the work's key.</summary>
    public const string NamePrefix = "urge:";

    /// <summary>Whether somebody may urge: the owner and the deputies, the head of the owner's department, operations of the launch's unit. All of them answer for it in time.</summary>
    /// <param name="actor">Who would urge.</param>
    /// <param name="launch">The launch.</param>
    /// <param name="deputies">Who acts for its owner.</param>
    /// <param name="tree">The organisation.</param>
    public static bool IsAllowed(Actor actor, Launch launch, IReadOnlyCollection<long> deputies, OrganisationTree tree) =>
        Ownership.Allows(actor, Permission.EditDossier.For(launch.Variant), launch, deputies, tree)
        || Policy.Allows(actor, Permission.RunLaunch, tree, launch.UnitId)
        || Policy.Allows(actor, Permission.AgreeToSubmit, tree, launch.UnitId, launch.Department);

    /// <summary>When somebody was last urged to do a piece of work; null: nobody was.</summary>
    /// <param name="work">The work.</param>
    /// <param name="messages">The launch's messages.</param>
    public static DateTimeOffset? Last(WorkItem work, IEnumerable<Notification> messages) =>
        messages.Where(m => m.ActivityId == work.Key && m.Name.StartsWith(NamePrefix, StringComparison.Ordinal)).Select(m => (DateTimeOffset?)m.At).Max();

    /// <summary>From when on somebody may be urged again; null: at once.</summary>
    /// <param name="last">When somebody was last urged.</param>
    /// <param name="now">Business time.</param>
    public static DateTimeOffset? Again(DateTimeOffset? last, DateTimeOffset now) => last + Pause > now ? last + Pause : null;
}
