using Elsa.Workflows.Runtime.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ElsaBookmark = Elsa.Workflows.Models.Bookmark;
using ElsaState = Elsa.Workflows.State.WorkflowState;
using ElsaSubStatus = Elsa.Workflows.WorkflowSubStatus;

namespace ServiceGate.Elsa.Running;

/// <summary>
/// Lets Elsa's instances follow the journals. An instance remembers up to which entry of which journal it has come; whatever does not fit that, or has failed
/// or lost something, is thrown away and replayed from the journal.
/// </summary>
internal sealed partial class ElsaFollower(IServiceScopeFactory scopes, ILogger<ElsaFollower> log) : IJournalFollower
{
    /// <summary>The engine's name, as it is stored with the flows that it runs.</summary>
    internal const string OwnName = "elsa";

    private const int Attempts = 4;

    /// <inheritdoc/>
    public string Name => OwnName;

    /// <summary>The instance of a launch's flow.</summary>
    internal static string InstanceOf(long launchId) => $"servicegate-{launchId}";

    /// <inheritdoc/>
    public async Task<WorkflowState> FollowAsync(
        WorkflowDefinition definition, long launchId, IReadOnlyList<JournalEntry> journal, CancellationToken cancellation = default)
    {
        var lasting = new LastingJournal(definition, journal);
        return (await FollowLastingAsync(definition, launchId, lasting, cancellation)) with { Sequence = journal[^1].Sequence };
    }

    private async Task<WorkflowState> FollowLastingAsync(WorkflowDefinition definition, long launchId, LastingJournal journal, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(definition, launchId, journal, cancellation);
            }
            catch (Exception e) when (attempt < Attempts && e is not EngineFaultException and not OperationCanceledException)
            {
                // Elsa's own tasks write to its database too, and a file has one writer. Whatever was left half done is found and repaired.
                LogAgain(InstanceOf(launchId), e);
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), TimeProvider.System, cancellation);
            }
        }
    }

    private async Task<WorkflowState> TryAsync(WorkflowDefinition definition, long launchId, LastingJournal journal, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var instance = await ActivatorUtilities.CreateInstance<Instance>(scope.ServiceProvider).NamedAsync(InstanceOf(launchId), cancellation);
        var state = await instance.LoadAsync(cancellation);
        if (journal.Entries[^1] is { Kind: JournalEntry.Cancelled } last) return await EndAsync(definition, instance, state, last.Sequence, cancellation);

        if (state is not null && await WhatIsWrongAsync(instance, state, journal, cancellation) is { } wrong)
        {
            if (journal.OnceLedTo(InstanceMemory.Of(state.Properties))) LogReopened(instance.Id);
            else LogRepair(instance.Id, wrong);
            await instance.DeleteAsync(cancellation);
            state = null;
        }

        return await CatchUpAsync(definition, instance, state, journal, cancellation);
    }

    private async Task<WorkflowState> CatchUpAsync(WorkflowDefinition definition, Instance instance, ElsaState? state, LastingJournal journal, CancellationToken cancellation)
    {
        if (state is not null)
        {
            try
            {
                return await PlayedAsync(definition, instance, state, journal, cancellation);
            }
            catch (EngineFaultException e)
            {
                // It may be the instance and not the journal that is at fault.
                LogRepair(instance.Id, e.Message);
                await instance.DeleteAsync(cancellation);
            }
        }

        return await PlayedAsync(definition, instance, null, journal, cancellation);
    }

    /// <summary>Where the instance stands after all entries.</summary>
    private static async Task<WorkflowState> PlayedAsync(
        WorkflowDefinition definition, Instance instance, ElsaState? state, LastingJournal journal, CancellationToken cancellation)
    {
        var position = Positions.Of(definition, await PlayAsync(definition, instance, state, journal, cancellation));
        return Positions.Strayed(definition, journal.Entries, position) is { } strayed ? throw strayed : position;
    }

    /// <summary>Plays the entries that the instance does not have yet.</summary>
    private static async Task<ElsaState> PlayAsync(
        WorkflowDefinition definition, Instance instance, ElsaState? state, LastingJournal journal, CancellationToken cancellation)
    {
        var from = state is null ? 0 : InstanceMemory.Of(state.Properties).Sequence;
        if (from == journal.Entries.Count) return state!;
        var waiting = state?.Bookmarks ?? [];
        foreach (var entry in journal.Entries.Skip(from))
        {
            var answer = await RunAsync(entry, () => entry.Kind == JournalEntry.Started
                ? instance.StartAsync(definition, journal.Digests[entry.Sequence], cancellation)
                : instance.ResumeAsync(BookmarkOf(waiting, entry), new(entry.Sequence, journal.Digests[entry.Sequence], entry.Kind, entry.Outcome), cancellation));
            if (Positions.Fault(answer.SubStatus, answer.Incidents, step => entry.ActivityId == step ? entry.Visit : 0) is { } fault) throw fault;
            waiting = answer.Bookmarks;
        }

        return await instance.LoadAsync(cancellation) ?? throw new InvalidOperationException($"Elsa has lost the instance {instance.Id} that it has just run.");
    }

    // Elsa throws a bare exception when the state of an instance does not hang together; what its databases and locks throw, and what may pass, has a type.
    private static async Task<RunWorkflowInstanceResponse> RunAsync(JournalEntry entry, Func<Task<RunWorkflowInstanceResponse>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e.GetType() == typeof(Exception))
        {
            throw new EngineFaultException(entry.ActivityId ?? "", entry.Visit, $"Elsa: {e.Message}");
        }
    }

    private static ElsaBookmark BookmarkOf(IEnumerable<ElsaBookmark> waiting, JournalEntry entry) =>
        waiting.FirstOrDefault(b => b.ActivityId == entry.ActivityId && StepVisit.Of(b.Metadata).Visit == entry.Visit)
        ?? throw new EngineFaultException(
            entry.ActivityId ?? "", entry.Visit, $"Elsa does not wait at '{entry.ActivityId}' (visit {entry.Visit}), where the journal goes on.");

    private static async Task<string?> WhatIsWrongAsync(Instance instance, ElsaState state, LastingJournal journal, CancellationToken cancellation)
    {
        var memory = InstanceMemory.Of(state.Properties);
        if (memory.Sequence < 1 || memory.Sequence > journal.Entries.Count) return $"it has come to entry {memory.Sequence} of {journal.Entries.Count}";
        if (!journal.LedTo(memory)) return $"it has followed another journal to entry {memory.Sequence}";
        if (Positions.Fault(state.SubStatus, state.Incidents, _ => 0) is { } fault) return fault.Message;
        if (state.SubStatus is ElsaSubStatus.Cancelled) return "it was cancelled, and the journal does not say so";
        return await instance.HasItsBookmarksAsync(state, cancellation) ? null : "its stored bookmarks are not those of its state";
    }

    // Whatever state it is in: it is over.
    private static async Task<WorkflowState> EndAsync(
        WorkflowDefinition definition, Instance instance, ElsaState? state, int sequence, CancellationToken cancellation)
    {
        if (state is not null) await instance.CancelAsync(cancellation);
        var last = state is null ? null : Positions.Of(definition, state);
        return (last ?? new() { DefinitionId = definition.Id, DefinitionVersion = definition.Version, Status = WorkflowStatus.Cancelled, Sequence = sequence }) with
        {
            Status = WorkflowStatus.Cancelled,
            Sequence = sequence,
            Waiting = [],
        };
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The instance {Instance} is tried again.")]
    private partial void LogAgain(string instance, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The instance {Instance} follows its journal anew, since a step was opened again.")]
    private partial void LogReopened(string instance);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The instance {Instance} is replayed from its journal: {Reason}.")]
    private partial void LogRepair(string instance, string reason);
}
