using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Commands.Framework;

/// <summary>What a command works with: who gives it, when, and the stores of its transaction.</summary>
/// <param name="Actor">Who gives it.</param>
/// <param name="Now">Business time as this node has it.</param>
/// <param name="Session">The transaction.</param>
/// <param name="Tree">The organisation as the transaction sees it.</param>
/// <param name="Catalogue">Definitions and checklists.</param>
/// <param name="Engine">Runs the flows.</param>
/// <param name="Cancellation">Ends the command; nothing is then kept.</param>
public sealed record CommandContext(
    Actor Actor, DateTimeOffset Now, ICommandSession Session, OrganisationTree Tree, ICatalogue Catalogue, IFlowEngine Engine, CancellationToken Cancellation)
{
    private readonly List<AuditNote> _notes = [];
    private readonly HashSet<long> _reminded = [];

    /// <summary>Business time of the command: the same throughout, once it is known what the command is about.</summary>
    public DateTimeOffset Now { get; private set; } = Now;

    /// <summary>The machine's time of the node, for what business time must not touch: tokens and whatever else people are kept out by.</summary>
    internal DateTimeOffset MachineNow { get; init; } = Now;

    /// <summary>What the command wants kept in the audit trail.</summary>
    internal IReadOnlyList<AuditNote> Notes => _notes;

    /// <summary>Adds to the audit trail. The details never hold personal data of customers.</summary>
    /// <param name="chain">The launch it belongs to, or null for the system's chain.</param>
    /// <param name="what">What happened, as a stable name (<c>sign-off.approved</c>).</param>
    /// <param name="details">Facts, written as canonical JSON.</param>
    internal void Audit(long? chain, string what, object details) => _notes.Add(new(chain, what, details));

    /// <summary>The launches whose reminders the command has moved, made or taken away.</summary>
    internal IReadOnlyCollection<long> Reminded => _reminded;

    /// <summary>Whether nothing came due, and nothing comes due sooner, by what the command has done.</summary>
    internal bool LeavesAllAtRest { get; set; }

    /// <summary>Notes that a launch's reminders are to be looked at after the commit.</summary>
    internal void MoveReminders(long launchId) => _reminded.Add(launchId);

    /// <summary>Forgets the notes after the first ones, since what they tell of was undone.</summary>
    internal void ForgetNotes(int kept) => _notes.RemoveRange(kept, _notes.Count - kept);

    /// <summary>
    /// Has the command take place after another one that it was given to see, though this node's clock may be behind the clock of the node that carried that one
    /// out: what came later then also has the later time, as with the hybrid logical clocks of Kulkarni et al. (2014).
    /// </summary>
    internal void Follow(DateTimeOffset? earlier)
    {
        if (Now < earlier) Now = earlier.Value.AddMilliseconds(1);
    }

    /// <summary>Whether the actor may do something.</summary>
    internal bool May(Permission permission, long? unitId, string? department = null, string? channel = null) =>
        Policy.Allows(Actor, permission, Tree, unitId, department, channel);
}

/// <summary>A note for the audit trail.</summary>
internal sealed record AuditNote(long? LaunchId, string What, object Details);
