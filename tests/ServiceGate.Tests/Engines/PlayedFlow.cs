using ServiceGate.Core.Ports.Engines;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Engines;

/// <summary>An engine under test: what stands in the command, and what answers later if the former does not answer at once.</summary>
/// <param name="Engine">Writes the journal.</param>
/// <param name="Follower">Says where the flow stands; null when the former says so itself.</param>
internal sealed record TestedEngine(IFlowEngine Engine, IJournalFollower? Follower = null)
{
    private static long _last = 1_000_000;

    internal async Task<PlayedFlow> StartAsync(WorkflowDefinition definition)
    {
        var flow = new PlayedFlow(this, definition, Interlocked.Increment(ref _last));
        flow.Take(Engine.Start(definition));
        return await flow.DrainAsync();
    }
}

/// <summary>A flow on an engine under test: each event goes into the journal, then the engine's answer is waited for.</summary>
internal sealed class PlayedFlow(TestedEngine tested, WorkflowDefinition definition, long id)
{
    private readonly List<JournalEntry> _journal = [];

    internal long Id => id;

    internal WorkflowDefinition Definition => definition;

    internal WorkflowState State { get; private set; } = null!;

    internal IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>What waits, as <c>activity#visit</c>, in the order of entry.</summary>
    internal string Waiting => string.Join(' ', State.Waiting.Select(w => $"{w.ActivityId}#{w.Visit}"));

    /// <summary>Plays <c>activity:Outcome</c>, without a colon Done, <c>activity=target</c> for a move and <c>activity!</c> for a reopening; always the newest visit.</summary>
    internal async Task<PlayedFlow> PlayAsync(string story)
    {
        foreach (var word in story.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word.EndsWith('!')) await ReopenAsync(new(word[..^1], State.VisitsOf(word[..^1])));
            else if (word.Split('=') is [var from, var to]) await MoveAsync(new(from, State.VisitsOf(from)), to);
            else if (word.Split(':') is [var activity, var outcome]) await DoAsync(new(activity, State.VisitsOf(activity)), outcome);
            else await DoAsync(new(word, State.VisitsOf(word)), "Done");
        return this;
    }

    internal Task<PlayedFlow> DoAsync(WaitingActivity waiting, string outcome)
    {
        Take(tested.Engine.Advance(definition, State, new(waiting.ActivityId, waiting.Visit, outcome)));
        return DrainAsync();
    }

    internal Task<PlayedFlow> MoveAsync(WaitingActivity waiting, string target)
    {
        Take(tested.Engine.Move(definition, State, waiting, target));
        return DrainAsync();
    }

    internal Task<PlayedFlow> ReopenAsync(WaitingActivity completed)
    {
        Take(tested.Engine.Reopen(definition, State, _journal, completed));
        return DrainAsync();
    }

    internal Task<PlayedFlow> ResumeAsync()
    {
        Take(tested.Engine.Resume(definition, State, _journal));
        return DrainAsync();
    }

    internal Task<PlayedFlow> CancelAsync()
    {
        Take(tested.Engine.Cancel(definition, State));
        return DrainAsync();
    }

    /// <summary>Takes a step without waiting for an answer.</summary>
    internal void Take(WorkflowStep step)
    {
        _journal.AddRange(step.Journal);
        State = step.State;
    }

    /// <summary>Waits for the answer.</summary>
    internal async Task<PlayedFlow> DrainAsync()
    {
        if (State.AnswerOwed) State = await tested.Follower!.FollowAsync(definition, id, _journal);
        return this;
    }

    /// <summary>Whether the flow stands where the embedded engine says that its journal leads.</summary>
    internal PlayedFlow ShouldStandWhereItsJournalLeads()
    {
        Assert.That(Position.Of(State), Is.EqualTo(Position.Of(WorkflowEngine.Replay(definition, _journal))), () => $"{definition.FileName}: {string.Join(' ', _journal.Skip(1).Select(e => $"{e.ActivityId}{(e.Kind == JournalEntry.Moved ? '=' : ':')}{e.Outcome}"))}");
        return this;
    }
}

/// <summary>What every engine has to say of a state, as a text; what only the embedded engine counts is left out.</summary>
internal static class Position
{
    internal static string Of(WorkflowState state) => (state with
    {
        AnswerOwed = false,
        Flow = FlowCounters.None,
        Nested = [],
        Waiting = [.. state.Waiting.OrderBy(w => w.ActivityId, StringComparer.Ordinal).ThenBy(w => w.Visit)],
    }).ToJson();
}
