namespace ServiceGate.Data;

/// <summary>What one database says otherwise than the others. Everything else is portable SQL.</summary>
internal abstract class Dialect
{
    /// <summary>Folder of its migrations.</summary>
    public abstract string Name { get; }

    /// <summary>How many parameters a multi-row insert should have at most.</summary>
    public abstract int BulkParameters { get; }

    /// <summary>Ends an ordered query after a number of rows.</summary>
    /// <param name="most">Name of the parameter with the number of rows.</param>
    /// <param name="skip">Name of the parameter with the number of rows to leave out before.</param>
    public abstract string Page(string most = "@most", string? skip = null);

    /// <summary>Whether the same transaction may succeed when it is tried again from its start.</summary>
    public abstract bool IsTransient(Exception exception);

    /// <summary>
    /// Tables whose unique keys two transactions may both try to take in good faith: the one that comes second is tried again and then sees the other's row.
    /// </summary>
    protected static IReadOnlyList<string> RacedTables { get; } =
        ["command_log", "launch_number", "audit_event", "audit_head", "journal", "flow", "dossier_item", "item_change", "content", "audience", "customer", "setting", "definition_publication", "definition_simulation"];
}
