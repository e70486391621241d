using System.Data.Common;
using System.Globalization;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Data.Sql;

/// <summary>The row under a reader's cursor, read by column names. Whole numbers may come in any width, as databases differ in it.</summary>
internal readonly struct Row(DbDataReader reader)
{
    public long Long(string column) => Convert.ToInt64(reader.GetValue(reader.GetOrdinal(column)), CultureInfo.InvariantCulture);

    public long? LongOrNull(string column) => IsNull(column) ? null : Long(column);

    public int Int(string column) => (int)Long(column);

    public bool Flag(string column) => Long(column) != 0;

    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    public DateTimeOffset Instant(string column) => DateTimeOffset.FromUnixTimeMilliseconds(Long(column));

    public DateTimeOffset? InstantOrNull(string column) => IsNull(column) ? null : Instant(column);

    public T Code<T>(string column) where T : struct, Enum => CoreJson.ParseCode<T>(Text(column));

    public T? CodeOrNull<T>(string column) where T : struct, Enum => IsNull(column) ? null : Code<T>(column);

    private bool IsNull(string column) => reader.IsDBNull(reader.GetOrdinal(column));
}

/// <summary>How values are written.</summary>
internal static class Stored
{
    /// <summary>UTC epoch milliseconds.</summary>
    public static long Ms(this DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    /// <summary>UTC epoch milliseconds.</summary>
    public static long? Ms(this DateTimeOffset? instant) => instant?.ToUnixTimeMilliseconds();

    /// <summary>The moment as it is read again: in UTC, to the millisecond.</summary>
    public static DateTimeOffset AsStored(this DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    /// <summary>The moment as it is read again: in UTC, to the millisecond.</summary>
    public static DateTimeOffset? AsStored(this DateTimeOffset? instant) => instant?.AsStored();

    /// <summary>A day, as <c>2026-11-30</c>: text that sorts as days do.</summary>
    public static string Day(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>1 or 0.</summary>
    public static int Flag(this bool value) => value ? 1 : 0;
}
