namespace ServiceGate.Core.Ports.Stores;

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
