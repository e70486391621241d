using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

/// <summary>A transaction on the state in memory.</summary>
internal sealed class MemorySession(MemorySessions sessions, MemoryState began, bool writes) : ICommandSession
{
    private readonly MemoryState _began = began;
    private MemoryState _state = began;

    /// <summary>The state as the transaction sees it.</summary>
    internal MemoryState State
    {
        get => _state;
        set
        {
            _state = writes ? value : throw ReadsOnly();
            Changes++;
        }
    }

    public long Changes { get; private set; }

    public IOrganisationStore Organisation => new MemoryOrganisation(this);

    public ILaunchStore Launches => new MemoryLaunches(this);

    public IDossierStore Dossiers => new MemoryDossiers(this);

    public ISignOffStore SignOffs => new MemorySignOffs(this);

    public IGateStore Gates => new MemoryGates(this);

    public IFlowStore Flows => new MemoryFlows(this);

    public IDefinitionStore Definitions => new MemoryDefinitions(this);

    public ISimulationStore Simulations => new MemorySimulations(this);

    public INoticeStore Notices => new MemoryNotices(this);

    public IAudienceStore Audiences => new MemoryAudiences(this);

    public IMessageStore Messages => new MemoryMessages(this);

    public ITokenStore Tokens => new MemoryTokens(this);

    public IAuditStore Audit => new MemoryAudit(this);

    public ICommandLog Commands => new MemoryCommands(this);

    public ValueTask<long> NextIdAsync() => ValueTask.FromResult(NextId());

    public async Task<Exception?> AttemptAsync(Func<Task> work)
    {
        var before = State;
        try
        {
            await work();
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException and not ConcurrentChangeException)
        {
            State = before;
            return e;
        }
    }

    public Task CommitAsync() => sessions.CommitAsync(_began, State);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal long NextId() => writes ? sessions.NextId() : throw ReadsOnly();

    /// <summary>Refuses what a database would refuse by a key or a guarded update: somebody else was first.</summary>
    internal static void Demand(bool holds)
    {
        if (!holds) throw new ConcurrentChangeException();
    }

    private static InvalidOperationException ReadsOnly() => new("A session for reading does not write.");
}
