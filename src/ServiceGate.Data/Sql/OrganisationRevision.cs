using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ServiceGate.Data.Sql;

/// <summary>
/// A word that every transaction changes which changes units, people, roles, absences, tokens or who has whose account in hand. Whoever finds the word that it has read them at knows that
/// they are still so, whichever node has written meanwhile. It stands among the settings.
/// </summary>
internal static partial class OrganisationRevision
{
    /// <summary>Name of the setting. There is none before the first change.</summary>
    public const string Setting = "organisation.revision";

    private static readonly FrozenSet<string> Tables = new[] { "unit", "department", "person_grant", "absence", "account_hold" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a statement that changes rows changes something of it: of people not the password itself and failures to sign in, of tokens not their use, which are asked for each time.</summary>
    public static bool IsChangedBy(string sql, FrozenSet<string> tables) =>
        tables.Overlaps(Tables) || (tables.Contains("person") && OfPeople().IsMatch(sql)) || (tables.Contains("api_token") && !sql.Contains("SET last_used_at", StringComparison.Ordinal));

    /// <summary>Whether rows of it are in a table.</summary>
    public static bool IsIn(string table) => table is "person" or "api_token" || Tables.Contains(table);

    private const string Query = "SELECT value FROM setting WHERE name = @Setting";

    /// <summary>The word as a column of a query that reads something else, with <see cref="Setting"/> as its parameter of that name.</summary>
    public const string Column = $"({Query}) AS organisation_revision";

    /// <summary>The word that a transaction sees.</summary>
    public static async Task<string?> ReadAsync(SqlScope sql) => await sql.FirstAsync(Query, new { Setting }, Value);

    /// <summary>The word that came with something else (<see cref="Column"/>); null before the first change.</summary>
    public static string? Of(Row row) => row.TextOrNull("organisation_revision");

    /// <summary>Notes the word that a transaction has seen, so that it need not ask.</summary>
    public static void Learn(SqlScope sql, string? revision) => sql.Learn(Query, new { Setting }, Value, revision is null ? [] : [revision]);

    /// <summary>Writes another word, one that never was.</summary>
    public static async Task RenewAsync(SqlScope sql)
    {
        var value = Guid.NewGuid().ToString("N");
        if (await sql.ExecuteAsync("UPDATE setting SET value = @value WHERE name = @Setting", new { value, Setting }) == 0)
            await sql.ExecuteAsync("INSERT INTO setting (name, value) VALUES (@Setting, @value)", new { Setting, value });
    }

    private static string Value(Row row) => row.Text("value");

    [GeneratedRegex("name_zh|user_name|active|must_change")]
    private static partial Regex OfPeople();
}
