using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// Posts each chunk as one JSON document to a gateway, signed (<see cref="GatewaySignature"/>) and with its key as <c>Idempotency-Key</c>.
/// 2xx: accepted, but for what the answer names as rejected, if the answer is understood (<see cref="GatewayAnswer"/>); otherwise in doubt. 408, 429 (then in fewer messages at once), 5xx, time-out, lost connection: later. Any other 4xx: refused for good.
/// Redirects are not followed, since the body would go where nobody said it may; they count as trouble that somebody mends.
/// Nothing is logged here: address, secret, recipients and texts stay out of the logs, and the HTTP client is the sender's own.
/// </summary>
public sealed class HttpGatewaySender : INoticeSender, IDisposable
{
    private const int LongestAnswer = 1024 * 1024;

    private readonly HttpClient _client;
    private readonly GatewaySignature _signature;
    private readonly TimeProvider _machine;
    private readonly TimeSpan _timeout;

    /// <summary>Makes a sender.</summary>
    /// <param name="options">The channel's settings, valid and of the kind <see cref="ChannelOptions.Http"/>.</param>
    /// <param name="machine">The machine's clock, for the time-out and the time of the signature.</param>
    public HttpGatewaySender(ChannelOptions options, TimeProvider machine)
    {
        ArgumentNullException.ThrowIfNull(options);
        _machine = machine;
        _timeout = TimeSpan.FromSeconds(options.TimeoutSeconds);
        _signature = new GatewaySignature(options.Secret!);
        ReceiverDeduplicates = options.ReceiverDeduplicates;
        _client = new HttpClient(MakeHandler(options.Parallel))
        {
            BaseAddress = new Uri(options.Url!),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    /// <inheritdoc/>
    public bool ReceiverDeduplicates { get; }

    /// <inheritdoc/>
    public async Task<SendReport> SendAsync(OutboundChunk chunk, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        using var patience = new CancellationTokenSource(_timeout, _machine);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            using var request = Request(chunk);
            using var response = await _client.SendAsync(request, both.Token);
            if (response.IsSuccessStatusCode) return GatewayAnswer.Read(await response.Content.ReadAsByteArrayAsync(both.Token), chunk);
            throw Refusal(response);
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

    private static SocketsHttpHandler MakeHandler(int parallel) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = parallel,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private HttpRequestMessage Request(OutboundChunk chunk)
    {
        var body = ChunkDocument.Write(chunk);
        var timestamp = _machine.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("Idempotency-Key", chunk.Key);
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
