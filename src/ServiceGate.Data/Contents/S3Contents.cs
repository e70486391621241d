using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ServiceGate.Core.Ports.Attachments;

namespace ServiceGate.Data.Contents;

/// <summary>
/// Content as objects of a bucket, each named by its hash. Objects appear whole or not at all. Requests name the bucket in their path and carry none of the checksums that newer clients add by
/// themselves: stores of other makers often know neither. Each request is signed with the SHA-256 of its body.
/// </summary>
/// <param name="settings">How it is reached.</param>
public sealed class S3Contents(S3Settings settings) : IContentStore, IMarkedPlace, IDisposable
{
    private const string MarkName = "servicegate-content";
    private const int AtOnce = 8;

    private readonly AmazonS3Client _client = new(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), new AmazonS3Config
    {
        ServiceURL = settings.Endpoint,
        ForcePathStyle = true,
        AuthenticationRegion = settings.Region,
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });

    /// <inheritdoc/>
    public async Task PutAsync(string hash, Stream content, CancellationToken cancellation)
    {
        // A request says its length beforehand, and is sent again when the connection breaks.
        await using var file = await SpooledContent.TakeAsync(content, cancellation);
        await AnsweringAsync(() => _client.PutObjectAsync(Request(KeyOf(hash), file), cancellation));
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string hash, CancellationToken cancellation) =>
        await FoundAsync(() => _client.GetObjectAsync(settings.Bucket, KeyOf(hash), cancellation), cancellation) is { } found ? new S3Stream(found, settings) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, long>> LengthsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        var lengths = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(hashes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (hash, ending) =>
        {
            if (await FoundAsync(() => _client.GetObjectMetadataAsync(settings.Bucket, KeyOf(hash), ending), ending) is { } found) lengths[hash] = found.ContentLength;
        });
        return lengths;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string hash, CancellationToken cancellation) => AnsweringAsync(() => _client.DeleteObjectAsync(settings.Bucket, KeyOf(hash), cancellation));

    /// <inheritdoc/>
    public Task<string?> ReadMarkAsync(CancellationToken cancellation) => AnsweringAsync(async () =>
    {
        try
        {
            using var mark = await _client.GetObjectAsync(settings.Bucket, MarkName, cancellation);
            using var text = new StreamReader(mark.ResponseStream);
            return (string?)(await text.ReadToEndAsync(cancellation)).Trim();
        }
        catch (AmazonS3Exception e) when (IsMissing(e))
        {
            return null;
        }
    });

    /// <inheritdoc/>
    public Task WriteMarkAsync(string mark, CancellationToken cancellation) =>
        AnsweringAsync(() => _client.PutObjectAsync(Request(MarkName, new MemoryStream(Encoding.ASCII.GetBytes(mark + "\n"))), cancellation));

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static string KeyOf(string hash) => "content/" + hash;

    private PutObjectRequest Request(string key, Stream body) => new() { BucketName = settings.Bucket, Key = key, InputStream = body, AutoCloseStream = false, UseChunkEncoding = false, ContentType = "application/octet-stream" };

    // A bucket that is not there is no answer about an object.
    private static bool IsMissing(AmazonS3Exception e) => e.StatusCode is HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket";

    private async Task<T?> FoundAsync<T>(Func<Task<T>> ask, CancellationToken cancellation) where T : class
    {
        try
        {
            return await AnsweringAsync(ask);
        }
        catch (ContentAwayException e) when (e.InnerException is AmazonS3Exception answer && IsMissing(answer))
        {
            return await ReadMarkAsync(cancellation) is not null ? null : throw new ContentAwayException($"The bucket of attachments {settings} has no {MarkName}: it is another one.");
        }
    }

    private async Task<T> AnsweringAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or WebException || (e is IOException and not ContentAwayException))
        {
            throw S3Stream.Away(settings, e);
        }
    }
}
