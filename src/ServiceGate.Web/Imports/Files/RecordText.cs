namespace ServiceGate.Web.Imports.Files;

/// <summary>
/// Passes a text of CSV on with every record on one line: a line break within quotation marks becomes a blank where the marks are closed as they should be. A mark that is not closed
/// spoils its own line only: nothing behind it is swallowed, and nothing is guessed to be a cell that holds whole records.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="separator">What stands between cells.</param>
/// <param name="columns">How many cells a record has.</param>
internal sealed class RecordText(TextReader text, char separator, int columns) : TextReader
{
    /// <summary>The most lines of a record.</summary>
    private const int MostLines = 50;

    private readonly LineReader _lines = new(text, TableLimits.LongestLine);
    private readonly Queue<(string Line, bool Cut)> _ahead = [];
    private readonly List<(long Record, int Lines)> _joined = [];
    private readonly HashSet<long> _cut = [];
    private char[] _record = new char[TableLimits.LongestLine + 1];
    private int _at;
    private int _length;
    private long _records;
    private int _asked;
    private long _before;

    /// <summary>Whether a record, counted from 1, was cut.</summary>
    public bool WasCut(long record) => _cut.Contains(record);

    /// <summary>The line of the text on which a record begins, both counted from 1; asked in rising order.</summary>
    public long LineOf(long record)
    {
        for (; _asked < _joined.Count && _joined[_asked].Record < record; _asked++) _before += _joined[_asked].Lines - 1;
        return record + _before;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        var written = 0;
        while (written < buffer.Length && (_at < _length || Next()))
        {
            var part = _record.AsSpan(_at, Math.Min(_length - _at, buffer.Length - written));
            part.CopyTo(buffer[written..]);
            (_at, written) = (_at + part.Length, written + part.Length);
        }
        return written;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) text.Dispose();
        base.Dispose(disposing);
    }

    private bool Next()
    {
        bool cut;
        ReadOnlySpan<char> line;
        if (_ahead.TryDequeue(out var ahead))
        {
            line = ahead.Line;
            cut = ahead.Cut;
        }
        else if (_lines.Next(out line)) cut = _lines.WasCut;
        else return false;
        _records++;
        if (cut) _cut.Add(_records);
        if (line.Contains('"') && !cut) line = Quoted(line);
        line.CopyTo(_record);
        _record[line.Length] = '\n';
        (_at, _length) = (0, line.Length + 1);
        return true;
    }

    private ReadOnlySpan<char> Quoted(ReadOnlySpan<char> line)
    {
        // ="138…" keeps a spreadsheet from taking a number for one; to a reader of CSV its mark stands where none may.
        var first = line.Contains("=\"", StringComparison.Ordinal) ? Formulas(line.ToString()) : line;
        return Quotes.StateOf(first, separator) is QuoteState.Open ? Joined(first.ToString()) : first;
    }

    /// <summary>The line with those behind it that belong to its open cell; by itself where they do not close it.</summary>
    private string Joined(string first)
    {
        var (joined, count) = (first, 1);
        foreach (var (line, cut) in Ahead())
        {
            joined = joined + ' ' + line;
            count++;
            if (cut || count > MostLines || joined.Length > TableLimits.LongestLine || (IsRecord(first) && IsRecord(line))) return first;
            var state = Quotes.StateOf(joined, separator);
            if (state is QuoteState.Broken) return first;
            if (state is QuoteState.Open) continue;
            for (var i = 1; i < count; i++) _ahead.Dequeue();
            _joined.Add((_records, count));
            return joined;
        }
        return first;
    }

    private IEnumerable<(string Line, bool Cut)> Ahead()
    {
        for (var i = 0; ; i++)
        {
            if (i == _ahead.Count)
            {
                if (!_lines.Next(out var line)) yield break;
                _ahead.Enqueue((line.ToString(), _lines.WasCut));
            }
            yield return _ahead.ElementAt(i);
        }
    }

    /// <summary>Whether a line looks like a record of its own.</summary>
    private bool IsRecord(string line) => columns > 1 && line.AsSpan().Count(separator) >= columns - 1;

    private string Formulas(string line) => (line.StartsWith("=\"", StringComparison.Ordinal) ? line[1..] : line).Replace($"{separator}=\"", $"{separator}\"", StringComparison.Ordinal);
}
