using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>A launch on somebody's desk: its state within a command.</summary>
/// <param name="context">The command's context.</param>
/// <param name="launch">The launch as it was read.</param>
/// <param name="begunBy">By what that which the command begins is begun.</param>
internal sealed class LaunchContext(CommandContext context, Launch launch, string begunBy)
{
    private (LaunchFacts Facts, long Changes)? _read;

    /// <summary>The command's context.</summary>
    public CommandContext Context { get; } = context;

    /// <summary>The stores.</summary>
    public ICommandSession Session => Context.Session;

    /// <summary>Business time.</summary>
    public DateTimeOffset Now => Context.Now;

    /// <summary>By what that which the command begins is begun (<see cref="BegunBy"/>).</summary>
    public string Trigger => begunBy;

    /// <summary>Who acts.</summary>
    public Actor Actor => Context.Actor;

    /// <summary>The launch as the command leaves it.</summary>
    public Launch Launch { get; set; } = launch;

    /// <summary>What the launch's kind asks for.</summary>
    public Checklist Checklist => Context.Catalogue.ChecklistOf(Launch);

    /// <summary>The facts as the transaction sees them now; they are read again only after something was written.</summary>
    public async Task<LaunchFacts> FactsAsync()
    {
        if (_read is not var (facts, changes) || changes != Session.Changes || facts.Launch.AudienceId != Launch.AudienceId)
            facts = await DutyReader.WithDutyAsync(Session, await FactsReader.ReadAsync(Session, Context.Catalogue, Context.Tree, Launch), Now);
        if (facts.Launch != Launch) facts = facts with { Launch = Launch, Checklist = Checklist };
        _read = (facts, Session.Changes);
        return facts;
    }

    /// <summary>Does something that may fail: then nothing of it is left, neither written nor noted.</summary>
    /// <returns>Why it failed; null when it did not. What the database wants tried again is not caught.</returns>
    public async Task<Exception?> AttemptAsync(Func<Task> work)
    {
        var (launch, notes) = (Launch, Context.Notes.Count);
        var failure = await Session.AttemptAsync(work);
        if (failure is null) return null;
        Launch = launch;
        Context.ForgetNotes(notes);
        return failure;
    }

    /// <summary>Notes that what is to be begun for the launch, or when, has changed.</summary>
    public void MoveReminders() => Context.MoveReminders(Launch.Id);

    /// <summary>Adds to the launch's audit trail.</summary>
    public void Audit(string what, object details) => Context.Audit(Launch.Id, what, details);
}
