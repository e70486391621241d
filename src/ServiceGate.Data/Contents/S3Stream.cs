using System.Globalization;
using Amazon.Runtime;
using Amazon.S3.Model;
using ServiceGate.Core.Foundation.Streams;
using ServiceGate.Core.Ports.Attachments;

namespace ServiceGate.Data.Contents;

/// <summary>An object that is being read. A connection that breaks says that the store is away, not that the content is damaged.</summary>
/// <param name="found">The answer, which is let go of with the stream.</param>
/// <param name="settings">The store, for the message.</param>
internal sealed class S3Stream(GetObjectResponse found, S3Settings settings) : ForwardStream
{
    private long _read;

    /// <summary>What is said of a store that does not do what it is asked.</summary>
    public static ContentAwayException Away(S3Settings settings, Exception e)
    {
        var status = e is AmazonServiceException { StatusCode: > 0 } answer ? (int)answer.StatusCode : 0;
        var reason = status > 0 ? string.Create(CultureInfo.InvariantCulture, $"it answers {status} {(e as AmazonServiceException)?.ErrorCode}") : e.GetType().Name;
        return new ContentAwayException($"The store of attachments {settings} does not do its part: {reason}.", e, mayPass: status is 0 or 429 or >= 500);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await found.ResponseStream.ReadAsync(buffer, cancellationToken);
            if (count == 0 && buffer.Length > 0 && _read < found.ContentLength) throw new EndOfStreamException();
            _read += count;
            return count;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or AmazonClientException)
        {
            throw Away(settings, e);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) found.Dispose();
        base.Dispose(disposing);
    }
}
