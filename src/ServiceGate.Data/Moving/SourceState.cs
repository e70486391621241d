using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>
/// What is looked at to see whether a source stays as it is while it is copied: the number of rows of each table, the end of each audit chain, and the
/// revisions of launches. Quick to read; what it does not see, the proof at the end does.
/// </summary>
/// <param name="Rows">Rows of each table.</param>
/// <param name="Fingerprint">Hash of it all, as 64 hexadecimal digits.</param>
internal sealed record SourceState(IReadOnlyDictionary<string, long> Rows, string Fingerprint)
{
    /// <summary>Rows of all tables.</summary>
    public long Total => Rows.Values.Sum();

    /// <summary>Reads it in one transaction.</summary>
    public static async Task<SourceState> ReadAsync(SqlScope sql, IReadOnlyList<MovedTable> tables)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            rows[table.Name] = (await sql.NumberAsync($"SELECT COUNT(*) FROM {table.Name} {table.Where()}"))!.Value;
            Add(string.Create(CultureInfo.InvariantCulture, $"{table.Name} {rows[table.Name]}"));
        }
        var revisions = await sql.NumberAsync("SELECT CAST(COALESCE(SUM(input_rev + content_rev), 0) AS BIGINT) FROM launch");
        Add(string.Create(CultureInfo.InvariantCulture, $"revisions {revisions}"));
        await sql.EachAsync("SELECT chain, sequence, hash FROM audit_head ORDER BY chain", null, reader =>
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt64(0)} {reader.GetInt64(1)} {reader.GetString(2)}"));
            return true;
        });
        return new(rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
