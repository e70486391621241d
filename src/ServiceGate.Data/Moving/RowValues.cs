using System.Data.Common;

namespace ServiceGate.Data.Moving;

/// <summary>The values of a row: whole numbers, texts and nulls, whatever widths a database has for them. Nothing else is in the schema.</summary>
internal static class RowValues
{
    /// <summary>All values of the row under the cursor.</summary>
    /// <exception cref="MoveRefusedException">A value is of another kind, which a copy could change.</exception>
    public static object?[] Read(DbDataReader reader)
    {
        var values = new object?[reader.FieldCount];
        for (var i = 0; i < values.Length; i++) values[i] = Read(reader, i);
        return values;
    }

    /// <summary>A value: a <see cref="long"/>, a <see cref="string"/> or null.</summary>
    public static object? Read(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => null,
        long number => number,
        string text => text,
        int number => (long)number,
        var other => throw new MoveRefusedException($"The column {reader.GetName(column)} holds a value that is neither a whole number nor a text ({other.GetType().Name})."),
    };

    /// <summary>How much memory a row takes, roughly.</summary>
    public static long SizeOf(object?[] row) => row.Sum(value => value is string text ? 2L * text.Length : sizeof(long));
}
