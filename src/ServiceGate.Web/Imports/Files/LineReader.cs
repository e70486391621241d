namespace ServiceGate.Web.Imports.Files;

/// <summary>Reads a text line by line, every line cut at a length, so that nobody ever has to hold more of one.</summary>
/// <param name="text">The text.</param>
/// <param name="longest">The longest line, in characters.</param>
internal sealed class LineReader(TextReader text, int longest)
{
    private readonly char[] _buffer = new char[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _afterReturn;

    /// <summary>Whether the line that was read last was cut.</summary>
    public bool WasCut { get; private set; }

    /// <summary>Reads a line; false when there is none any more. What it gives is good until the next call.</summary>
    public bool Next(out ReadOnlySpan<char> line)
    {
        WasCut = false;
        line = default;
        if (_start == _end && !Fill()) return false;
        if (_afterReturn && _buffer[_start] == '\n' && ++_start == _end && !Fill())
        {
            _afterReturn = false;
            return false;
        }
        _afterReturn = false;
        if (Break() is var found && found < 0) return Cut(out line);
        line = Take(found);
        if (line.Length <= longest) return true;
        WasCut = true;
        line = line[..longest];
        return true;
    }

    /// <summary>Where the line ends within the buffer; -1: it has more than may be held.</summary>
    private int Break()
    {
        var seen = 0;
        while (true)
        {
            if (_buffer.AsSpan(_start + seen, _end - _start - seen).IndexOfAny('\r', '\n') is >= 0 and var at) return seen + at;
            seen = _end - _start;
            if (seen > longest) return -1;
            if (!Fill()) return seen;
        }
    }

    private ReadOnlySpan<char> Take(int length)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length;
        if (_start < _end) _afterReturn = _buffer[_start++] == '\r';
        return line;
    }

    /// <summary>Keeps the beginning of a line and passes over the rest.</summary>
    private bool Cut(out ReadOnlySpan<char> line)
    {
        var kept = _buffer.AsSpan(_start, longest).ToArray();
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOfAny('\r', '\n');
            if (at >= 0)
            {
                Take(at);
                break;
            }
            _start = _end;
            if (!Fill()) break;
        }
        WasCut = true;
        line = kept;
        return true;
    }

    /// <summary>Fetches more behind what is not read yet.</summary>
    private bool Fill()
    {
        if (_ended) return false;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        var read = text.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _ended = read == 0;
        return read > 0;
    }
}
