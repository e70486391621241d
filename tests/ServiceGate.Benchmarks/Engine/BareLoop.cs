using Microsoft.Data.Sqlite;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Benchmarks.Engine;

/// <summary>
/// The least that can be done with the same file: one connection, statements prepared once, the rows of every operation made beforehand. It reads the state as
/// a signal must, but understands nothing of it. Callers take turns at a lock.
/// </summary>
internal sealed class BareLoop : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin, _commit, _state, _addFlow, _moveFlow, _addEntry, _addBookmark, _dropBookmark, _addTimer, _dropTimers;
    private readonly FlowMove[] _moves = new FlowMove[WaitingTwice.Operations];
    private readonly string[] _states;
    private readonly SemaphoreSlim _turn = new(1);

    public BareLoop(string file)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, ForeignKeys = true }.ToString());
        _connection.Open();
        using (var pragma = _connection.CreateCommand())
        {
            pragma.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA journal_size_limit = 67108864;";
            pragma.ExecuteNonQuery();
        }
        _begin = Prepared("BEGIN IMMEDIATE");
        _commit = Prepared("COMMIT");
        _state = Prepared("SELECT state FROM flow WHERE launch_id = @0", 1);
        _addFlow = Prepared("INSERT INTO flow (launch_id, definition_id, definition_version, sequence, state, waits_kept) VALUES (@0, @1, @2, @3, @4, 1)", 5);
        _moveFlow = Prepared(
            """
            UPDATE flow
            SET definition_id = @1, definition_version = @2, sequence = @3, state = @4,
                fault_activity = NULL, fault_visit = NULL, fault_message = NULL, fault_at = NULL
            WHERE launch_id = @0 AND sequence = @3 - 1
            """,
            5);
        _addEntry = Prepared(
            "INSERT INTO journal (launch_id, sequence, kind, activity_id, visit, outcome, written_at, written_by) VALUES (@0, @1, @2, @3, @4, @5, @6, @7)", 8);
        _addBookmark = Prepared("INSERT INTO bookmark (launch_id, activity_id, visit, event, event_key, entered_at) VALUES (@0, @1, @2, @3, @4, @5)", 6);
        _dropBookmark = Prepared("DELETE FROM bookmark WHERE launch_id = @0 AND activity_id = @1 AND visit = @2", 3);
        _addTimer = Prepared("INSERT INTO timer (launch_id, activity_id, visit, name, due_at) VALUES (@0, @1, @2, @3, @4)", 5);
        _dropTimers = Prepared("DELETE FROM timer WHERE launch_id = @0 AND activity_id = @1 AND visit = @2", 3);
        WorkflowState? state = null;
        for (var i = 0; i < _moves.Length; i++) state = (_moves[i] = WaitingTwice.Move(0, i, state)).Flow.State;
        _states = [.. _moves.Select(m => m.Flow.State.ToJson())];
    }

    /// <summary>Commits the rows of an operation.</summary>
    public async Task OperateAsync(long id, int operation)
    {
        await _turn.WaitAsync();
        try
        {
            Run(_begin);
            Write(id, operation);
            Run(_commit);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var command in new[] { _begin, _commit, _state, _addFlow, _moveFlow, _addEntry, _addBookmark, _dropBookmark, _addTimer, _dropTimers }) command.Dispose();
        _connection.Dispose();
        _turn.Dispose();
    }

    private void Write(long id, int operation)
    {
        var move = _moves[operation];
        var (flow, at) = (move.Flow.State, move.At.ToUnixTimeMilliseconds());
        if (operation > 0) Read(id);
        Run(operation == 0 ? _addFlow : _moveFlow, id, flow.DefinitionId, flow.DefinitionVersion, flow.Sequence, _states[operation]);
        foreach (var e in move.Entries) Run(_addEntry, id, e.Sequence, e.Kind, e.ActivityId, e.Visit, e.Outcome, at, move.By);
        foreach (var c in move.Closed)
        {
            Run(_dropBookmark, id, c.ActivityId, c.Visit);
            Run(_dropTimers, id, c.ActivityId, c.Visit);
        }
        foreach (var b in move.Opened) Run(_addBookmark, id, b.ActivityId, b.Visit, b.Event, b.EventKey, b.EnteredAt.ToUnixTimeMilliseconds());
        foreach (var t in move.Timers) Run(_addTimer, id, t.ActivityId, t.Visit, t.Name, t.DueAt.ToUnixTimeMilliseconds());
    }

    private void Read(long id)
    {
        _state.Parameters[0].Value = id;
        using var reader = _state.ExecuteReader();
        reader.Read();
        reader.GetString(0);
    }

    private SqliteCommand Prepared(string sql, int parameters = 0)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.AddWithValue($"@{i}", DBNull.Value);
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
