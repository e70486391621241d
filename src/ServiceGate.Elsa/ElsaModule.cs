using Elsa.Extensions;
using Elsa.Features.Services;
using Elsa.Persistence.EFCore.Extensions;
using Elsa.Persistence.EFCore.Modules.Management;
using Elsa.Persistence.EFCore.Modules.Runtime;
using Elsa.Workflows.Activities.Flowchart.Extensions;
using Elsa.Workflows.Features;
using Elsa.Workflows.Runtime.Distributed.Extensions;
using Elsa.Workflows.Runtime.Features;
using Medallion.Threading;
using Medallion.Threading.FileSystem;
using Medallion.Threading.Postgres;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Elsa.Activities;
using ServiceGate.Elsa.Definitions;
using ServiceGate.Elsa.Running;

namespace ServiceGate.Elsa;

/// <summary>What ServiceGate adds to Elsa.</summary>
public static class ElsaModule
{
    /// <summary>
    /// Adds the activities, so that Elsa Studio can edit definitions. Enough for a server of Elsa's own on which definitions are drawn; nothing is run there.
    /// </summary>
    /// <param name="elsa">Elsa's module.</param>
    public static IModule UseServiceGateActivities(this IModule elsa)
    {
        elsa.Services.AddActivityProvider<StepProvider>();
        return elsa;
    }

    /// <summary>Adds everything that running flows needs.</summary>
    internal static IServiceCollection AddServiceGateElsa(this IServiceCollection services, ElsaSettings settings, DefinitionFiles files)
    {
        services.AddSingleton(files).AddSingleton<ElsaFollower>();
        services.AddElsa(elsa =>
        {
            elsa.UseServiceGateActivities();
            elsa.UseWorkflows(workflows => workflows.WithDefaultActivityExecutionPipeline(pipeline => pipeline.Insert(1, next => new VisitCounting(new Ending(next).InvokeAsync).InvokeAsync)));
            elsa.Configure<FlowchartFeature>(flowchart => flowchart.UseCounterBasedExecution());
            elsa.UseWorkflowManagement(management => management.UseEntityFrameworkCore(store => Keep(store, settings)));
            elsa.UseWorkflowRuntime(runtime => Run(runtime, settings));
        });
        services.AddWorkflowsProvider<DefinitionFilesProvider>();
        return services;
    }

    private static void Run(WorkflowRuntimeFeature runtime, ElsaSettings settings)
    {
        runtime.UseEntityFrameworkCore(store => Keep(store, settings));
        runtime.DistributedLockProvider = _ => Locks(settings);
        if (settings.Distributed) runtime.UseDistributedRuntime();
    }

    private static IDistributedLockProvider Locks(ElsaSettings settings) => settings.Store is ElsaStore.PostgreSql
        ? new PostgresDistributedSynchronizationProvider(settings.ConnectionString)
        : new FileDistributedSynchronizationProvider(Directory.CreateDirectory(settings.LockFolder));

    private static void Keep(WorkflowManagementPersistenceFeature store, ElsaSettings settings) => _ = settings.Store switch
    {
        ElsaStore.PostgreSql => store.UsePostgreSql(settings.ConnectionString),
        ElsaStore.SqlServer => store.UseSqlServer(settings.ConnectionString),
        _ => store.UseSqlite(settings.ConnectionString),
    };

    private static void Keep(EFCoreWorkflowRuntimePersistenceFeature store, ElsaSettings settings) => _ = settings.Store switch
    {
        ElsaStore.PostgreSql => store.UsePostgreSql(settings.ConnectionString),
        ElsaStore.SqlServer => store.UseSqlServer(settings.ConnectionString),
        _ => store.UseSqlite(settings.ConnectionString),
    };
}
