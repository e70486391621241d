namespace ServiceGate.Data.Sqlite;

/// <summary>
/// The one lane in which writers of a file database take turns: commands of people before bulk work, first come first served within each. A turn that
/// has begun is never taken away, which is why bulk work keeps its turns short.
/// </summary>
internal sealed class WriterLane
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _interactive = new();
    private readonly Queue<TaskCompletionSource> _bulk = new();
    private bool _taken;

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the turn came; the place in the queue is given up.</exception>
    public async Task EnterAsync(bool bulk, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                return;
            }
            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (bulk ? _bulk : _interactive).Enqueue(turn);
        }
        await using var registration = cancellation.Register(() => turn.TrySetCanceled(cancellation));
        await turn.Task;
    }

    /// <summary>Ends the turn and lets the next writer in.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            while (_interactive.TryDequeue(out var next) || _bulk.TryDequeue(out next))
                if (next.TrySetResult()) return;
            _taken = false;
        }
    }
}
