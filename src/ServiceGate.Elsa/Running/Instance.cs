using Elsa.Common.Models;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Filters;
using Elsa.Workflows.Runtime.Messages;
using WorkflowDefinition = ServiceGate.Workflow.Definitions.WorkflowDefinition;
using ElsaFlowchart = Elsa.Workflows.Activities.Flowchart.Activities.Flowchart;
using ElsaState = Elsa.Workflows.State.WorkflowState;

namespace ServiceGate.Elsa.Running;

/// <summary>A flow's instance in Elsa, through Elsa's own client.</summary>
internal sealed class Instance(
    IWorkflowRuntime runtime, IWorkflowInstanceManager instances, IBookmarkStore bookmarks, IBookmarkManager bookmarkManager)
{
    private IWorkflowClient _client = null!;

    internal string Id => _client.WorkflowInstanceId;

    internal async Task<Instance> NamedAsync(string id, CancellationToken cancellation)
    {
        _client = await runtime.CreateClientAsync(id, cancellation);
        return this;
    }

    /// <summary>The stored state; null when Elsa does not know the instance.</summary>
    internal async Task<ElsaState?> LoadAsync(CancellationToken cancellation) => (await instances.FindByIdAsync(Id, cancellation))?.WorkflowState;

    /// <summary>Whether the bookmarks that Elsa has stored are those of the state, which it stores apart from them.</summary>
    internal async Task<bool> HasItsBookmarksAsync(ElsaState state, CancellationToken cancellation)
    {
        var stored = await bookmarks.FindManyAsync(new BookmarkFilter { WorkflowInstanceId = Id }, cancellation);
        return stored.Select(b => b.Id).ToHashSet(StringComparer.Ordinal).SetEquals(state.Bookmarks.Select(b => b.Id));
    }

    /// <summary>Starts a new instance.</summary>
    internal Task<RunWorkflowInstanceResponse> StartAsync(WorkflowDefinition definition, string digest, CancellationToken cancellation) =>
        _client.CreateAndRunInstanceAsync(
            new CreateAndRunWorkflowInstanceRequest
            {
                WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionId(definition.Id, VersionOptions.SpecificVersion(definition.Version)),
                CorrelationId = Id,
                Properties = new Dictionary<string, object>
                {
                    // The mode that our own engine follows, whatever the server's default is.
                    [ElsaFlowchart.ExecutionModePropertyKey] = nameof(FlowchartExecutionMode.CounterBased),
                    [InstanceMemory.Key] = new InstanceMemory { Sequence = 1, Digest = digest }.Write(),
                },
            },
            cancellation);

    /// <summary>Hands an entry to the step that waits for it.</summary>
    internal Task<RunWorkflowInstanceResponse> ResumeAsync(Bookmark bookmark, Delivery delivery, CancellationToken cancellation) =>
        _client.RunInstanceAsync(new RunWorkflowInstanceRequest { BookmarkId = bookmark.Id, Input = delivery.ToInput() }, cancellation);

    /// <summary>Calls the instance off; Elsa leaves its bookmarks behind.</summary>
    internal async Task CancelAsync(CancellationToken cancellation)
    {
        await _client.CancelAsync(cancellation);
        await DeleteBookmarksAsync(cancellation);
    }

    /// <summary>Takes everything of the instance away.</summary>
    internal async Task DeleteAsync(CancellationToken cancellation)
    {
        await DeleteBookmarksAsync(cancellation);
        await instances.DeleteAsync(new WorkflowInstanceFilter { Id = Id }, cancellation);
    }

    private Task<long> DeleteBookmarksAsync(CancellationToken cancellation) =>
        bookmarkManager.DeleteManyAsync(new BookmarkFilter { WorkflowInstanceId = Id }, cancellation);
}
