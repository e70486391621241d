using ServiceGate.Core.Foundation.Streams;

namespace ServiceGate.Web.Imports.Files;

/// <summary>Reads a stream no further than so many bytes, whatever is said of its length: a small file may unpack to any size.</summary>
/// <param name="inner">The stream.</param>
/// <param name="most">So many bytes.</param>
internal sealed class CountedStream(Stream inner, long most) : ForwardStream
{
    private long _read;

    /// <inheritdoc/>
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <summary>Reads all of it; false when it is longer.</summary>
    public bool ReadsToItsEnd()
    {
        var part = new byte[64 * 1024];
        while (_read <= most)
            if (Next(part) == 0) return true;
        return false;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">It is longer.</exception>
    public override int Read(Span<byte> buffer) => Next(buffer) is var read && _read > most ? throw new InvalidDataException("There is more than may be held.") : read;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Next(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _read += read;
        return read;
    }
}
