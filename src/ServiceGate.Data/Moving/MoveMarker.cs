using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>
/// How far a copy has come. It stands in the target and moves in the transaction that writes what it speaks of, so that whatever ends the copy, the marker
/// says exactly what is there. It goes when the copy was proved: a database that has one is not served.
/// </summary>
/// <param name="Source">What the source is called.</param>
/// <param name="State">The state of the source when the copy began.</param>
/// <param name="Pass">Number of the pass that is under way, from 0.</param>
/// <param name="Key">Key of the last row that the pass has copied, as JSON; null before the first.</param>
/// <param name="Rows">How many rows were copied by all passes.</param>
internal sealed record MoveMarker(
    [property: JsonPropertyName("Source")] string Source, [property: JsonPropertyName("State")] string State, [property: JsonPropertyName("Pass")] int Pass,
    [property: JsonPropertyName("Key")] string? Key, [property: JsonPropertyName("Rows")] long Rows)
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "unfinished-copy";

    /// <summary>The marker in a database; null when there is none.</summary>
    public static async Task<MoveMarker?> FindAsync(SqlScope sql) =>
        await sql.FirstAsync("SELECT value FROM setting WHERE name = @name", new { name = Setting }, row => row.Text("value")) is { } text
            ? JsonSerializer.Deserialize<MoveMarker>(text) : null;

    /// <summary>Puts the first marker.</summary>
    public async Task InsertAsync(SqlScope sql) => await sql.InsertAsync("setting", ["name", "value"], [[Setting, Write(this)]]);

    /// <summary>Takes the place of another one, which must still be there: another process may be copying the same.</summary>
    public Task ReplaceAsync(SqlScope sql, MoveMarker before) => sql.GuardedAsync(
        "UPDATE setting SET value = @value WHERE name = @name AND value = @before", new { name = Setting, value = Write(this), before = Write(before) });

    /// <summary>Removes the marker: the copy is whole.</summary>
    public static Task<int> RemoveAsync(SqlScope sql) => sql.ExecuteAsync("DELETE FROM setting WHERE name = @name", new { name = Setting });

    /// <summary>A key as the marker keeps it.</summary>
    public static string WriteKey(IEnumerable<object?> key) => new JsonArray([.. key.Select(part => part is long number ? JsonValue.Create(number) : JsonValue.Create((string)part!))]).ToJsonString();

    /// <summary>The key's values.</summary>
    public IReadOnlyList<object>? ReadKey() => Key is null ? null
        : [.. JsonNode.Parse(Key)!.AsArray().Select(part => part!.GetValueKind() is JsonValueKind.Number ? (object)part.GetValue<long>() : part.GetValue<string>())];

    private static string Write(MoveMarker marker) => JsonSerializer.Serialize(marker);
}
