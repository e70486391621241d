using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Accounts;
using ServiceGate.Data.Audiences;
using ServiceGate.Data.Audit;
using ServiceGate.Data.Commands;
using ServiceGate.Data.Definitions;
using ServiceGate.Data.Dossiers;
using ServiceGate.Data.Flows;
using ServiceGate.Data.Gates;
using ServiceGate.Data.Launches;
using ServiceGate.Data.Messages;
using ServiceGate.Data.Notices;
using ServiceGate.Data.Organisation;
using ServiceGate.Data.SignOffs;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Sessions;

/// <summary>A transaction of any database with its stores.</summary>
internal sealed class DbSession(SqlScope scope) : ICommandSession
{
    public IOrganisationStore Organisation { get; } = new OrganisationStore(scope);

    public ILaunchStore Launches { get; } = new LaunchStore(scope);

    public IDossierStore Dossiers { get; } = new DossierStore(scope);

    public ISignOffStore SignOffs { get; } = new SignOffStore(scope);

    public IGateStore Gates { get; } = new GateStore(scope);

    public IFlowStore Flows { get; } = new FlowStore(scope);

    public IDefinitionStore Definitions { get; } = new DefinitionStore(scope);

    public ISimulationStore Simulations { get; } = new SimulationStore(scope);

    public INoticeStore Notices { get; } = new NoticeStore(scope);

    public IAudienceStore Audiences { get; } = new AudienceStore(scope);

    public IMessageStore Messages { get; } = new MessageStore(scope);

    public ITokenStore Tokens { get; } = new TokenStore(scope);

    public IAuditStore Audit { get; } = new AuditStore(scope);

    public ICommandLog Commands { get; } = new CommandLog(scope);

    public long Changes => scope.Changes;

    public ValueTask<long> NextIdAsync() => scope.NextIdAsync();

    public Task<Exception?> AttemptAsync(Func<Task> work) => scope.AttemptAsync(work);

    public Task CommitAsync() => scope.CommitAsync();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
