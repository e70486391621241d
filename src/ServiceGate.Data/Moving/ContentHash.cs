using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>
/// A hash of a table's content that is the same on every database: the sum, modulo 2²⁵⁶, of the SHA-256 of each row. A sum does not depend on the order of
/// rows, in which databases differ as soon as texts are part of a key (SQL Server compares UTF-16 units and ignores spaces at the end, the others compare
/// UTF-8 bytes); and it needs no sorting. It shows every accident. Who wants to forge a table and can write both databases is not kept from it here: the
/// audit chains are there for that.
/// </summary>
internal sealed class ContentHash
{
    private const byte Null = 0, Number = 1, Text = 2;

    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly ulong[] _sum = new ulong[4];

    /// <summary>How many rows were added.</summary>
    public long Rows { get; private set; }

    /// <summary>The hash of a table.</summary>
    public static async Task<ContentHash> OfAsync(SqlScope sql, MovedTable table)
    {
        var hash = new ContentHash();
        await sql.EachAsync($"SELECT {table.ColumnList} FROM {table.Name} {table.Where()}", null, reader =>
        {
            hash.Add(reader);
            return true;
        });
        return hash;
    }

    /// <summary>Adds the row under the cursor.</summary>
    public void Add(DbDataReader reader)
    {
        _row.ResetWrittenCount();
        for (var i = 0; i < reader.FieldCount; i++) Write(RowValues.Read(reader, i));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.WrittenSpan, digest);
        Add(digest);
        Rows++;
    }

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => string.Concat(_sum.Reverse().Select(part => part.ToString("x16", CultureInfo.InvariantCulture)));

    private void Write(object? value)
    {
        switch (value)
        {
            case long number:
                var at = Begin(Number, sizeof(long));
                BinaryPrimitives.WriteInt64LittleEndian(at, number);
                _row.Advance(sizeof(long));
                break;
            case string text:
                BinaryPrimitives.WriteInt32LittleEndian(Begin(Text, sizeof(int)), text.Length);
                _row.Advance(sizeof(int));
                // As the program holds it, so that halves of surrogate pairs count, which UTF-8 would all write alike.
                _row.Write(MemoryMarshal.AsBytes(text.AsSpan()));
                break;
            default:
                Begin(Null, 0);
                break;
        }
    }

    private Span<byte> Begin(byte kind, int more)
    {
        _row.GetSpan(1)[0] = kind;
        _row.Advance(1);
        return more > 0 ? _row.GetSpan(more) : [];
    }

    private void Add(ReadOnlySpan<byte> digest)
    {
        UInt128 carry = 0;
        for (var i = 0; i < _sum.Length; i++)
        {
            carry += (UInt128)_sum[i] + BinaryPrimitives.ReadUInt64LittleEndian(digest[(i * sizeof(ulong))..]);
            _sum[i] = (ulong)carry;
            carry >>= 64;
        }
    }
}
