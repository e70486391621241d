namespace ServiceGate.Web.Imports;

/// <summary>
/// Passes a text on with every line cut at a length, and notes which lines were longer: nobody behind it ever has to hold more of a line. All line ends
/// become line feeds.
/// </summary>
/// <param name="reader">The text.</param>
/// <param name="longest">The longest line, in characters.</param>
internal sealed class LineLimit(TextReader reader, int longest) : TextReader
{
    private readonly char[] _buffer = new char[16 * 1024];
    private readonly HashSet<long> _cut = [];
    private int _at;
    private int _filled;
    private int _length;
    private long _line = 1;
    private bool _afterReturn;

    /// <summary>Whether a line, counted from 1, was cut. Known as soon as its end was passed on.</summary>
    public bool WasCut(long line) => _cut.Contains(line);

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        var written = 0;
        while (written < buffer.Length && Fill(written))
            if (Pass(_buffer[_at++]) is { } passed) buffer[written++] = passed;
        return written;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) reader.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What becomes of a character; null when it is left out.</summary>
    private char? Pass(char c)
    {
        var secondHalf = _afterReturn && c == '\n';
        _afterReturn = c == '\r';
        if (secondHalf) return null;
        if (c is '\r' or '\n')
        {
            (_length, _line) = (0, _line + 1);
            return '\n';
        }
        if (++_length <= longest) return c;
        _cut.Add(_line);
        return null;
    }

    /// <summary>Fetches more when needed; what was already written is passed on before.</summary>
    private bool Fill(int written)
    {
        if (_at < _filled) return true;
        if (written > 0) return false;
        (_at, _filled) = (0, reader.Read(_buffer));
        return _filled > 0;
    }
}
