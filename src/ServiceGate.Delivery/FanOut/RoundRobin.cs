namespace ServiceGate.Delivery.FanOut;

/// <summary>
/// The batches of a lane that take turns, and how many of their chunks are on their way. A batch is through when it has nothing left to claim and
/// nothing on its way: that is told once, so that somebody ends it. Safe for use by several threads.
/// </summary>
internal sealed class RoundRobin
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, int> _onTheirWay = [];
    private LinkedList<RunningBatch> _turns = [];

    /// <summary>Chunks on their way.</summary>
    public int Running
    {
        get
        {
            lock (_lock) return _onTheirWay.Values.Sum();
        }
    }

    /// <summary>Says which batches have chunks to claim, in place of what was said before.</summary>
    public void Offer(IEnumerable<RunningBatch> batches)
    {
        lock (_lock) _turns = new(batches);
    }

    /// <summary>The batch whose turn it is, which goes to the end; null when none has chunks to claim.</summary>
    public RunningBatch? Next()
    {
        lock (_lock)
        {
            if (_turns.First is not { } first) return null;
            _turns.RemoveFirst();
            _turns.AddLast(first);
            return first.Value;
        }
    }

    /// <summary>A chunk of a batch was claimed.</summary>
    public void Claimed(long batchId)
    {
        lock (_lock) _onTheirWay[batchId] = _onTheirWay.GetValueOrDefault(batchId) + 1;
    }

    /// <summary>There was nothing to claim.</summary>
    /// <param name="batch">What <see cref="Next"/> gave; had it been offered anew meanwhile, the new offer stands.</param>
    /// <returns>Whether the batch is through.</returns>
    public bool NothingToClaim(RunningBatch batch)
    {
        lock (_lock)
        {
            for (var turn = _turns.First; turn is not null; turn = turn.Next)
                if (ReferenceEquals(turn.Value, batch))
                {
                    _turns.Remove(turn);
                    break;
                }
            return IsThrough(batch.Batch.Id);
        }
    }

    /// <summary>A chunk is no longer on its way.</summary>
    /// <returns>Whether the batch is through.</returns>
    public bool Ended(long batchId)
    {
        lock (_lock)
        {
            _onTheirWay[batchId]--;
            return IsThrough(batchId);
        }
    }

    // Only a batch of which something was claimed has an entry, so that a batch that cannot be claimed from is not told of again and again.
    private bool IsThrough(long batchId) =>
        _onTheirWay.TryGetValue(batchId, out var count) && count == 0 && _turns.All(t => t.Batch.Id != batchId) && _onTheirWay.Remove(batchId);
}
