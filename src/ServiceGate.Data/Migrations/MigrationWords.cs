using System.Text.RegularExpressions;

namespace ServiceGate.Data.Migrations;

/// <summary>
/// What a migration that is written once for all databases says otherwise on each: <c>{key}</c> is a text that can be indexed (at most 128 characters on SQL
/// Server), <c>{text}</c> one of any length, <c>{add}</c> adds a column, <c>{long}</c> goes before an index on a text of any length, which SQL Server cannot have, <c>{of}</c> at the end of a line goes before the table whose index is dropped, which only SQL Server wants to know,
/// <c>{compact}</c> ends a table of small rows that are its primary key, which SQLite otherwise keeps twice. Everything else is portable as it stands.
/// </summary>
/// <param name="Key">Type of a text that can be indexed.</param>
/// <param name="Text">Type of a text.</param>
/// <param name="Add">Words that add a column to a table.</param>
/// <param name="Long">What comes before an index on a text of any length: a comment, where there is none.</param>
/// <param name="OfTable">What comes before the table of an index that is dropped: a comment, where it is not said.</param>
/// <param name="Compact">What ends a table of small rows.</param>
internal sealed partial record MigrationWords(string Key, string Text, string Add, string Long, string OfTable, string Compact)
{
    private const string Binary = "COLLATE Latin1_General_100_BIN2";

    private static readonly MigrationWords Plain = new("TEXT", "TEXT", "ADD COLUMN", "", "--", "");

    /// <summary>The words of a database.</summary>
    /// <param name="dialect">Name of the dialect.</param>
    public static MigrationWords Of(string dialect) => dialect switch
    {
        "SqlServer" => new($"NVARCHAR(128) {Binary}", $"NVARCHAR(MAX) {Binary}", "ADD", "--", "ON", ""),
        "Sqlite" => Plain with { Compact = "WITHOUT ROWID" },
        _ => Plain,
    };

    /// <summary>The migration in the database's words.</summary>
    /// <exception cref="InvalidOperationException">It has a word that is not known.</exception>
    public string Fill(string sql) => Word().Replace(sql, match => match.Groups[1].Value switch
    {
        "key" => Key,
        "text" => Text,
        "add" => Add,
        "long" => Long,
        "of" => OfTable,
        "compact" => Compact,
        var unknown => throw new InvalidOperationException($"A migration says {{{unknown}}}, which no database knows."),
    });

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Word();
}
