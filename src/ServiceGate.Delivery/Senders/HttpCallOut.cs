using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// Posts each call as one JSON document to a gateway, signed (<see cref="GatewaySignature"/>) and with its key as <c>Idempotency-Key</c>. Taken is a call of which a 2xx says
/// <c>{"accepted":true}</c>; <c>{"accepted":false}</c> and any 4xx but 408 and 429 refuse it for good; everything else may be tried again. Redirects are not followed. Nothing is logged here.
/// </summary>
public sealed class HttpCallOut : ICallOut, IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly HttpClient _client;
    private readonly GatewaySignature _signature;
    private readonly TimeProvider _machine;
    private readonly TimeSpan _timeout;

    /// <summary>Makes it.</summary>
    /// <param name="options">The settings, valid and of the kind <see cref="CallOutOptions.Http"/>.</param>
    /// <param name="machine">The machine's clock, for the time-out and the time of the signature.</param>
    public HttpCallOut(CallOutOptions options, TimeProvider machine)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_machine, _timeout, _signature) = (machine, TimeSpan.FromSeconds(options.TimeoutSeconds), new(options.Secret!));
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        _client = new(handler) { BaseAddress = new(options.Url!), Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
    }

    /// <inheritdoc/>
    public bool IsSet => true;

    /// <inheritdoc/>
    public async Task PlaceAsync(OutboundCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        using var patience = new CancellationTokenSource(_timeout, _machine);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            using var request = Request(call);
            using var response = await _client.SendAsync(request, both.Token);
            if (!response.IsSuccessStatusCode) throw Refusal(response.StatusCode);
            Demand(await response.Content.ReadAsByteArrayAsync(both.Token));
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new SendFailedException("The gateway did not answer in time.", e) { Reason = "time-out", MayHaveArrived = true };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new SendFailedException("The gateway could not be reached.", e) { Reason = "connection" };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(OutboundCall call)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(call, CoreJson.Options);
        var timestamp = _machine.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("Idempotency-Key", call.Key);
        request.Headers.Add(GatewaySignature.TimestampHeader, timestamp);
        request.Headers.Add(GatewaySignature.Header, _signature.Of(timestamp, body));
        return request;
    }

    private static void Demand(byte[] answer)
    {
        switch (Accepted(answer))
        {
            case true: return;
            case false: throw new SendFailedException("The gateway refused the call.") { Reason = "refused", MayHelpLater = false };
            default: throw new SendFailedException("The gateway's answer was not understood.") { Reason = "unclear", MayHaveArrived = true };
        }
    }

    private static bool? Accepted(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("accepted", out var said) && said.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? said.ValueKind is JsonValueKind.True
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SendFailedException Refusal(HttpStatusCode status) => new(string.Create(CultureInfo.InvariantCulture, $"The gateway answered {(int)status}."))
    {
        Reason = string.Create(CultureInfo.InvariantCulture, $"http-{(int)status}"),
        MayHelpLater = (int)status is < 400 or >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests,
        MayHaveArrived = (int)status >= 500,
    };
}
