using ServiceGate.Core.Commands;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Organisation;

namespace ServiceGate.Core.Launches;

/// <summary>
/// A command on one launch. It finds the launch, asks the policy, lets the command decide, then brings gates, flow, batches and open work in line
/// with what has changed, and writes the launch back guarded by the revision it read: two commands that judged the same launch never both count.
/// </summary>
/// <typeparam name="TResult">What it answers.</typeparam>
/// <param name="Launch">The launch's number.</param>
public abstract record LaunchCommand<TResult>(string Launch) : Command<TResult>
{
    /// <summary>Whether it makes sense after the launch has ended.</summary>
    internal virtual bool AllowedAfterEnd => false;

    /// <summary>By what that which it begins is begun (<see cref="Reminders.BegunBy"/>).</summary>
    internal virtual string BegunBy => Reminders.BegunBy.Command;

    internal sealed override async Task<Outcome<TResult>> ExecuteAsync(CommandContext context)
    {
        if (await context.Session.Launches.FindAsync(Launch ?? "") is not { } launch || !MaySee(context, launch))
            return Refused.NotFound("launch.unknown", "launch", ("launch", Launch ?? ""));
        var needed = launch.Variant is LaunchVariant.Emergency ? Permission.InAnEmergency() : Permission;
        if (!context.May(needed, launch.UnitId)) return Refused.Forbidden("policy.not-allowed", ("permission", needed));
        if (launch.HasEnded && !AllowedAfterEnd) return Refused.Conflict("launch.has-ended", null, ("status", launch.Status));

        context.Follow(await context.Session.Audit.LastMomentAsync(launch.Id));
        var desk = new LaunchDesk(context, launch, BegunBy);
        await EngineChange.RunAsync(desk);
        var outcome = await DecideAsync(desk);
        if (!outcome.IsDone) return outcome;
        await Settlement.RunAsync(desk);
        await context.Session.Launches.UpdateAsync(desk.Launch with { InputRevision = launch.InputRevision + 1 }, launch.InputRevision);
        return outcome;
    }

    /// <summary>Applies the rules and records the facts.</summary>
    internal abstract Task<Outcome<TResult>> DecideAsync(LaunchDesk desk);

    private static bool MaySee(CommandContext context, Launch launch) =>
        context.Actor.IsSystem || context.May(Permission.ReadLaunches, launch.UnitId);
}

/// <summary>A launch on somebody's desk: its state within a command.</summary>
/// <param name="context">The command's context.</param>
/// <param name="launch">The launch as it was read.</param>
/// <param name="begunBy">By what that which the command begins is begun.</param>
internal sealed class LaunchDesk(CommandContext context, Launch launch, string begunBy)
{
    private (LaunchFacts Facts, long Changes)? _read;

    /// <summary>The command's context.</summary>
    public CommandContext Context { get; } = context;

    /// <summary>The stores.</summary>
    public ICommandSession Session => Context.Session;

    /// <summary>Business time.</summary>
    public DateTimeOffset Now => Context.Now;

    /// <summary>By what that which the command begins is begun (<see cref="Reminders.BegunBy"/>).</summary>
    public string BegunBy => begunBy;

    /// <summary>Who acts.</summary>
    public Actor Actor => Context.Actor;

    /// <summary>The launch as the command leaves it.</summary>
    public Launch Launch { get; set; } = launch;

    /// <summary>What the launch's kind asks for.</summary>
    public Checklist Checklist => Context.Catalogue.Checklist(Launch.Kind, Launch.Variant);

    /// <summary>The facts as the transaction sees them now; they are read again only after something was written.</summary>
    public async Task<LaunchFacts> FactsAsync()
    {
        if (_read is not var (facts, changes) || changes != Session.Changes || facts.Launch.AudienceId != Launch.AudienceId)
            facts = await LaunchFacts.ReadAsync(Session, Context.Catalogue, Context.Tree, Launch);
        if (facts.Launch != Launch) facts = facts with { Launch = Launch };
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
