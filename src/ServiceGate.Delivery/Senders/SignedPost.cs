using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// Posts JSON documents to a gateway, signed (<see cref="GatewaySignature"/>) and each with its key as <c>Idempotency-Key</c>. 408, 429, 5xx, time-out, lost connection: later. Any other 4xx: refused for good.
/// Redirects are not followed, since the body would go where nobody said it may; they count as trouble that somebody mends.
/// Nothing is logged here: address, secret, recipients and texts stay out of the logs, and the HTTP client is its own.
/// </summary>
internal sealed class SignedPost : IDisposable
{
    private readonly HttpClient _client;
    private readonly GatewaySignature _signature;
    private readonly TimeProvider _machine;
    private readonly TimeSpan _timeout;

    /// <summary>Makes it.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="secret">The shared secret.</param>
    /// <param name="timeout">How long an answer may take.</param>
    /// <param name="longestAnswer">How many bytes of an answer are read at most.</param>
    /// <param name="machine">The machine's clock, for the time-out and the time of the signature.</param>
    /// <param name="parallel">How many posts may be under way at once; null: any number.</param>
    public SignedPost(string url, string secret, TimeSpan timeout, int longestAnswer, TimeProvider machine, int? parallel = null)
    {
        (_machine, _timeout, _signature) = (machine, timeout, new(secret));
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        if (parallel is { } most) handler.MaxConnectionsPerServer = most;
        _client = new(handler) { BaseAddress = new(url), Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = longestAnswer };
    }

    /// <summary>Posts a document.</summary>
    /// <param name="body">The document.</param>
    /// <param name="key">Its key: the same one for the same document, however often it is posted.</param>
    /// <param name="cancellation">Gives the answer up.</param>
    /// <returns>What a 2xx says.</returns>
    /// <exception cref="SendFailedException">No 2xx was answered in time; it says whether trying again may help, and whether the document may have arrived.</exception>
    public async Task<byte[]> SendAsync(byte[] body, string key, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(_timeout, _machine);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            using var request = Request(body, key);
            using var response = await _client.SendAsync(request, both.Token);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(both.Token) : throw Refusal(response);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new SendFailedException("The gateway did not answer in time.", e) { Reason = "time-out", MayHaveArrived = true };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Unreachable(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(byte[] body, string key)
    {
        var timestamp = _machine.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Add(GatewaySignature.TimestampHeader, timestamp);
        request.Headers.Add(GatewaySignature.Header, _signature.Of(timestamp, body));
        return request;
    }

    private SendFailedException Refusal(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var forGood = status is >= 400 and < 500 && response.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
        return new($"The gateway answered {status}.")
        {
            Reason = string.Create(CultureInfo.InvariantCulture, $"http-{status}"),
            MayHelpLater = !forGood,
            MayHaveArrived = status >= 500,
            TooMany = response.StatusCode is HttpStatusCode.TooManyRequests,
            RetryAfter = forGood ? null : RetryAfter(response),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > _machine.GetUtcNow() ? date - _machine.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    // Where no connection came about, nothing can have arrived.
    private static SendFailedException Unreachable(Exception cause) => new("The gateway could not be reached.", cause)
    {
        Reason = "connection",
        MayHaveArrived = cause is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        },
    };
}
