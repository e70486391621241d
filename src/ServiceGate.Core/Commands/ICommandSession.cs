using ServiceGate.Core.Audiences;
using ServiceGate.Core.Audit;
using ServiceGate.Core.Calendar;
using ServiceGate.Core.Definitions;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Flows;
using ServiceGate.Core.Gates;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Messages;
using ServiceGate.Core.Notices;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.SignOffs;
using ServiceGate.Core.Tokens;
using ServiceGate.Workflow.Checking;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands;

/// <summary>
/// One transaction and its stores. Everything written becomes visible with <see cref="CommitAsync"/>; a session that is disposed without it leaves nothing.
/// Not safe for use by two threads at once.
/// </summary>
public interface ICommandSession : IAsyncDisposable
{
    /// <summary>Units, departments, people's roles.</summary>
    IOrganisationStore Organisation { get; }

    /// <summary>Launches.</summary>
    ILaunchStore Launches { get; }

    /// <summary>Dossiers.</summary>
    IDossierStore Dossiers { get; }

    /// <summary>Decisions and findings.</summary>
    ISignOffStore SignOffs { get; }

    /// <summary>Gates, acknowledgements, people on duty.</summary>
    IGateStore Gates { get; }

    /// <summary>Workflow positions, the journal, open work.</summary>
    IFlowStore Flows { get; }

    /// <summary>Which versions of definitions are proposed and published.</summary>
    IDefinitionStore Definitions { get; }

    /// <summary>Simulations of versions of definitions.</summary>
    ISimulationStore Simulations { get; }

    /// <summary>Batches, chunks, the ledger.</summary>
    INoticeStore Notices { get; }

    /// <summary>The customer register, audiences, results per customer.</summary>
    IAudienceStore Audiences { get; }

    /// <summary>Messages to people in the house.</summary>
    IMessageStore Messages { get; }

    /// <summary>Tokens of programs.</summary>
    ITokenStore Tokens { get; }

    /// <summary>The audit trail.</summary>
    IAuditStore Audit { get; }

    /// <summary>Commands that were carried out.</summary>
    ICommandLog Commands { get; }

    /// <summary>Grows whenever this transaction has changed something, or undone a change: what it read at the same number is still so.</summary>
    long Changes { get; }

    /// <summary>A new id, never handed out before in this installation.</summary>
    ValueTask<long> NextIdAsync();

    /// <summary>Does something that may fail: then everything that it wrote is undone and the transaction goes on as if it had not been tried.</summary>
    /// <returns>Why it failed; null when it did not. Cancellation and what the database wants tried again (<see cref="ISessionFactory.IsTransient"/>) are not caught.</returns>
    Task<Exception?> AttemptAsync(Func<Task> work);

    /// <summary>Makes everything permanent.</summary>
    Task CommitAsync();
}

/// <summary>Opens sessions.</summary>
public interface ISessionFactory
{
    /// <summary>A transaction for a command. On a file database commands wait for each other here, people before bulk work.</summary>
    Task<ICommandSession> BeginAsync(CancellationToken cancellation = default);

    /// <summary>A transaction for bulk work, which lets commands of people go first. Keep it under about 20 ms.</summary>
    Task<ICommandSession> BeginBulkAsync(CancellationToken cancellation = default);

    /// <summary>A consistent view for reading; writes through it fail.</summary>
    Task<ICommandSession> ReadAsync(CancellationToken cancellation = default);

    /// <summary>Whether the whole command may simply be tried again: deadlock victim, time-out, lost connection, lost race.</summary>
    bool IsTransient(Exception exception);

    /// <summary>Whether the database cannot be worked on for now, whatever is tried: it cannot be reached, or it is too new for this program.</summary>
    bool IsAway(Exception exception) => false;
}

/// <summary>The stored answers of commands.</summary>
public interface ICommandLog
{
    /// <summary>The command that a person gave under an id; null when none.</summary>
    Task<CommandRecord?> FindAsync(long personId, string commandId);

    /// <summary>Keeps a command's answer. Two transactions that keep the same id: one fails transiently and finds the other's answer on its retry.</summary>
    Task AddAsync(CommandRecord record);
}

/// <summary>The definitions and checklists that the installation runs on. Immutable once read.</summary>
public interface ICatalogue
{
    /// <summary>All definitions, by id and version.</summary>
    IReadOnlyList<WorkflowDefinition> Definitions { get; }

    /// <summary>What is wrong with what a definition does (<see cref="DefinitionChecker"/>); looked for once and then kept.</summary>
    IReadOnlyList<DefinitionProblem> Problems(WorkflowDefinition definition);

    /// <summary>A version of a definition.</summary>
    /// <exception cref="KeyNotFoundException">The installation does not have it.</exception>
    WorkflowDefinition Definition(string id, int version);

    /// <summary>The newest version for a kind and variant; null when there is no definition or no checklist for them.</summary>
    WorkflowDefinition? Newest(LaunchKind kind, LaunchVariant variant);

    /// <summary>What a kind asks for in a variant.</summary>
    /// <exception cref="KeyNotFoundException">The kind has no checklist.</exception>
    Checklist Checklist(LaunchKind kind, LaunchVariant variant);

    /// <summary>The calendar in which deadlines count.</summary>
    BusinessCalendar Calendar { get; }
}
