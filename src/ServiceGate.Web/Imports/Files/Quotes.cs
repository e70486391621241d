namespace ServiceGate.Web.Imports.Files;

/// <summary>Where the quotation marks of a line of CSV leave it (RFC 4180).</summary>
internal enum QuoteState
{
    /// <summary>Each that opens is closed.</summary>
    Closed,

    /// <summary>The last one that opens is not closed: the cell may go on in the next line.</summary>
    Open,

    /// <summary>One stands where none may.</summary>
    Broken,
}

/// <summary>Reads the quotation marks of lines.</summary>
internal static class Quotes
{
    /// <summary>Where the quotation marks leave a line. Blanks may stand around a quoted cell.</summary>
    /// <param name="line">The line.</param>
    /// <param name="separator">What stands between cells.</param>
    public static QuoteState StateOf(ReadOnlySpan<char> line, char separator)
    {
        while (true)
        {
            var end = line.IndexOf(separator);
            var cell = (end < 0 ? line : line[..end]).TrimStart(' ');
            if (cell is ['"', ..])
            {
                var rest = line[(line.IndexOf('"') + 1)..];
                if (!Close(ref rest)) return QuoteState.Open;
                rest = rest.TrimStart(' ');
                if (rest.IsEmpty) return QuoteState.Closed;
                if (rest[0] != separator) return QuoteState.Broken;
                line = rest[1..];
                continue;
            }
            if (cell.Contains('"')) return QuoteState.Broken;
            if (end < 0) return QuoteState.Closed;
            line = line[(end + 1)..];
        }
    }

    /// <summary>The cells of a line, without their quotation marks; of one that is broken as they happen to fall.</summary>
    public static IReadOnlyList<string> Split(string line, char separator)
    {
        var (cells, from, quoted) = (new List<string>(), 0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"') quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != separator)) continue;
            cells.Add(line[from..i].Trim().Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal));
            from = i + 1;
        }
        return cells;
    }

    // Behind the mark that closes; two of them are one in the text.
    private static bool Close(ref ReadOnlySpan<char> rest)
    {
        while (rest.IndexOf('"') is >= 0 and var mark)
        {
            rest = rest[(mark + 1)..];
            if (rest is not ['"', ..]) return true;
            rest = rest[1..];
        }
        return false;
    }
}
