namespace ServiceGate.Tests.Workflow.Blocks;

/// <summary>
/// Tells what has to wait, from the blocks alone: everything is entered once for each way that leads to it, and what a race makes
/// pointless waits no longer. Knows nothing of connections, counts and merges.
/// </summary>
internal sealed class BlockPlayer
{
    private readonly Dictionary<string, bool> _variables = BlockGenerator.Variables.ToDictionary(id => id, _ => false);
    private readonly Dictionary<string, int> _visits = [];
    private readonly Dictionary<string, Action<string>> _waiting = [];

    internal BlockPlayer(Block block) => Run(block, () => IsFinished = true);

    internal bool IsFinished { get; private set; }

    /// <summary>What waits, as <c>activity#visit</c>, in ordinal order.</summary>
    internal string Waiting => string.Join(' ', _waiting.Keys.Select(id => $"{id}#{_visits[id]}").Order(StringComparer.Ordinal));

    internal void Do(string activity, string outcome)
    {
        _waiting.Remove(activity, out var goOn);
        goOn!(outcome);
    }

    private void Run(Block? block, Action done)
    {
        switch (block)
        {
            case null:
                done();
                break;
            case Task task:
                Wait(task.Id, _ => done());
                break;
            case Assign assign:
                _variables[assign.Variable] = assign.From is { } from ? _variables[from] : assign.Value;
                done();
                break;
            case Sequence sequence:
                RunFrom(sequence, 0, done);
                break;
            case Choice choice:
                Wait(choice.Id, outcome => Run(outcome == "Approved" ? choice.Approved : choice.Returned, done));
                break;
            case Branch branch:
                Run(_variables[branch.Variable] ? branch.WhenTrue : branch.WhenFalse, done);
                break;
            case Selection selection:
                RunAll(Chosen(selection), false, done);
                break;
            case Fork fork:
                RunAll(fork.Branches, fork.Merge == Merge.Any, done);
                break;
            case Loop loop:
                RunLoop(loop, done);
                break;
            case Round round:
                RunRound(round, done);
                break;
            case Nested nested:
                Run(nested.Body, done);
                break;
        }
    }

    private void RunFrom(Sequence sequence, int part, Action done) =>
        Run(sequence.Parts[part], part + 1 < sequence.Parts.Count ? () => RunFrom(sequence, part + 1, done) : done);

    private Block[] Chosen(Selection selection)
    {
        Block[] matching =
        [
            .. _variables[selection.First] ? [selection.WhenFirst] : Array.Empty<Block>(),
            .. _variables[selection.Second] ? [selection.WhenSecond] : Array.Empty<Block>(),
        ];
        return matching.Length == 0 ? [selection.Otherwise] : selection.TakesAll ? matching : matching[..1];
    }

    private void RunAll(IReadOnlyList<Block> branches, bool race, Action done)
    {
        var left = race ? 1 : branches.Count;
        foreach (var branch in branches)
            Run(branch, () =>
            {
                if (--left > 0)
                    return;
                if (race)
                    Withdraw(branches);
                done();
            });
    }

    private void Withdraw(IEnumerable<Block> branches)
    {
        foreach (var id in _waiting.Keys.Where(id => branches.Any(branch => BlockGenerator.Has(branch, part => part is Task task && task.Id == id || part is Choice choice && choice.Id == id))).ToList())
            _waiting.Remove(id);
    }

    private void RunLoop(Loop loop, Action done) => Run(loop.Head, () => Run(loop.Body, () => Wait($"{loop.Id}-review", outcome =>
    {
        if (outcome == "Returned")
            RunLoop(loop, done);
        else
            done();
    })));

    private void RunRound(Round round, Action done)
    {
        _variables[round.Variable] = false;
        var ids = Enumerable.Range(1, round.Reviews).Select(i => $"{round.Id}-review{i}").ToList();
        var left = ids.Count;
        foreach (var id in ids)
            Wait(id, outcome =>
            {
                if (outcome == "Returned")
                {
                    ids.ForEach(other => _waiting.Remove(other));
                    RunRound(round, done);
                }
                else if (--left == 0)
                {
                    done();
                }
            });
    }

    private void Wait(string id, Action<string> goOn)
    {
        _visits[id] = _visits.GetValueOrDefault(id) + 1;
        _waiting.Add(id, goOn);
    }
}
