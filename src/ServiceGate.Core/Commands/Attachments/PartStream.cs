namespace ServiceGate.Core.Commands.Attachments;

/// <summary>Parts in base64 as one stream, read a few at a time, each time in a transaction of its own. Not safe for use by two threads at once.</summary>
/// <param name="read">Reads parts from a number on; none: the end.</param>
internal sealed class PartStream(Func<int, CancellationToken, Task<IReadOnlyList<string>>> read) : Stream
{
    /// <summary>How many parts are read at a time: under 1 MB of characters.</summary>
    public const int AtOnce = 4;

    private readonly Queue<string> _ahead = [];
    private byte[] _part = [];
    private int _at, _next;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _part.Length && !await AdvanceAsync(cancellationToken)) return 0;
        var count = Math.Min(buffer.Length, _part.Length - _at);
        _part.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A database is not read synchronously.");

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task<bool> AdvanceAsync(CancellationToken cancellation)
    {
        if (_ahead.Count == 0)
            foreach (var part in await read(_next, cancellation))
            {
                _ahead.Enqueue(part);
                _next++;
            }
        if (!_ahead.TryDequeue(out var packed)) return false;
        (_part, _at) = (Unpacked(packed), 0);
        return true;
    }

    // A part that somebody has spoilt is no reason to fail: whoever reads compares the hash.
    private static byte[] Unpacked(string packed)
    {
        try
        {
            return Convert.FromBase64String(packed) is { Length: > 0 } part ? part : [0];
        }
        catch (FormatException)
        {
            return System.Text.Encoding.UTF8.GetBytes(packed + "?");
        }
    }
}
