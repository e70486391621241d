using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>
/// A rule that gates ask for. It finds what keeps a gate shut: a class for each rule, all of them in this folder. Pure.
/// </summary>
public abstract class GateRule
{
    /// <summary>Whether notice release asks it already; every later gate asks it too. The others are asked by later gates only.</summary>
    public virtual bool IsAskedOfNotices => true;

    /// <summary>Whether time alone may break it: it asks for an age or a term. Once the work has begun that is an alarm of operations, since no gate shuts any more.</summary>
    public virtual bool BreaksByTime => false;

    /// <summary>What breaks the rule now; empty when it is kept.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public abstract IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now);

    /// <summary>
    /// What is done so that a reason that the rule found is gone: one act by whoever can clear it, which changes the part of the dossier that the reason names. A rule that needs another act, several
    /// or nobody's says so. Two acts of the same kind and subject are one.
    /// </summary>
    /// <param name="reason">What the rule found.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public virtual IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) => [Mend(reason)];

    /// <summary>Whether a reason that nobody has to act upon goes away by itself; otherwise nothing clears it.</summary>
    /// <param name="reason">What the rule found.</param>
    /// <param name="facts">The launch's facts.</param>
    public virtual bool ClearsByItself(Blocker reason, LaunchFacts facts) => false;

    /// <summary>The act of writing or mending the item that a reason names.</summary>
    /// <param name="reason">What is missing or wrong.</param>
    /// <param name="item">The item's key; null: the reason names it, if any.</param>
    internal static OpeningAct Mend(Blocker reason, string? item = null)
    {
        // A plan is named by its risk's title, also where the reason knows the risk's key. Where no item is named, one that is still to be written meets all that a part lacks.
        var key = reason.Arguments.GetValueOrDefault("risk") ?? item ?? ItemNames.Select(reason.Arguments.GetValueOrDefault).FirstOrDefault(name => name is not null);
        return new(OpeningKind.Mend, reason, $"{reason.Part}:{key}", Enum.GetValues<Section>().Cast<Section?>().FirstOrDefault(section => section!.Value.Code() == reason.Part));
    }

    /// <summary>An act that leaves the dossier as it is.</summary>
    private protected static OpeningAct Act(OpeningKind kind, Blocker reason, string subject, string? step = null) => new(kind, reason, subject, null, step);

    private static readonly string[] ItemNames = ["key", "concern", "trial", "step", "channel", "fact", "line"];

    /// <summary>A reason that keeps a gate shut.</summary>
    /// <param name="rule">Id of the rule, which is stored and has a text in each language.</param>
    /// <param name="who">Who can clear it.</param>
    /// <param name="part">The part of the launch's page where it is cleared.</param>
    /// <param name="arguments">What the text names; what is null is left out.</param>
    private protected static Blocker Blocker(string rule, Assignee who, string part, params (string, object?)[] arguments) =>
        new(rule, Violation.Of(rule, null, [.. arguments.Where(a => a.Item2 is not null).Select(a => (a.Item1, a.Item2!))]).Arguments, who, null, part);

    private protected static Assignee Owner(LaunchFacts facts) => Assignees.Owner(facts.Launch);

    private protected static Assignee Operations { get; } = new(Role.Operations);
}
