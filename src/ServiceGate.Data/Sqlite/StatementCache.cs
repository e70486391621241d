using Microsoft.Data.Sqlite;

namespace ServiceGate.Data.Sqlite;

/// <summary>
/// The prepared statements of one connection, by their text. SQLite compiles a statement in about the time in which it runs a short one; a statement that is
/// run again keeps its compiled form. Used by one thread at a time, as the connection is.
/// </summary>
internal sealed class StatementCache : IDisposable
{
    /// <summary>More texts than the product has; lists of parameters make some more. When they are exceeded all that are not being read are forgotten.</summary>
    internal const int Most = 400;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>
    /// Gives the prepared statement of a text with a command's parameters in place of its own. The command itself becomes the prepared statement when the text
    /// is new; it is run as it is while the prepared one is still being read.
    /// </summary>
    /// <param name="command">A command that was not run yet.</param>
    public Entry Take(SqliteCommand command)
    {
        if (!_entries.TryGetValue(command.CommandText, out var entry))
        {
            if (_entries.Count >= Most) ForgetFree();
            return _entries[command.CommandText] = new(command);
        }
        if (ReferenceEquals(entry.Command, command)) return entry;
        if (!entry.IsFree || !TryFill(entry.Command.Parameters, command.Parameters))
            return new(command);
        entry.Command.Transaction = command.Transaction;
        entry.Command.CommandTimeout = command.CommandTimeout;
        return entry;
    }

    /// <summary>Whether a command is a prepared statement of the cache, which then disposes of it.</summary>
    public bool Owns(SqliteCommand command) => _entries.TryGetValue(command.CommandText, out var entry) && ReferenceEquals(entry.Command, command);

    /// <summary>Forgets a statement that failed, and disposes of it: whoever asked for it may hold another command of the same text.</summary>
    public void Forget(SqliteCommand command)
    {
        if (Owns(command)) _entries.Remove(command.CommandText);
        command.Dispose();
    }

    public void Dispose()
    {
        foreach (var entry in _entries.Values) entry.Command.Dispose();
        _entries.Clear();
    }

    // One that is still being read stays: nobody else would dispose of it.
    private void ForgetFree()
    {
        foreach (var (text, entry) in _entries.Where(e => e.Value.IsFree).ToList())
        {
            _entries.Remove(text);
            entry.Command.Dispose();
        }
    }

    private static bool TryFill(SqliteParameterCollection prepared, SqliteParameterCollection given)
    {
        if (prepared.Count != given.Count) return false;
        for (var i = 0; i < given.Count; i++)
        {
            var (to, from) = (prepared[i], given[i]);
            if (!string.Equals(to.ParameterName, from.ParameterName, StringComparison.Ordinal)) return false;
            to.Value = from.Value;
            // What is longer than the size is cut off: a size of an earlier, shorter text must not stay.
            to.Size = from.Size;
        }
        return true;
    }

    /// <summary>A prepared statement and whoever reads from it.</summary>
    internal sealed class Entry(SqliteCommand command)
    {
        public SqliteCommand Command => command;

        /// <summary>What was read from it last.</summary>
        public SqliteDataReader? Reader { get; set; }

        public bool IsFree => Reader is null or { IsClosed: true };
    }
}
