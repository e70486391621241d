using System.Text.Json;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// Posts each call as one JSON document to a gateway (<see cref="SignedPost"/>). Taken is a call of which a 2xx says <c>{"accepted":true}</c>; <c>{"accepted":false}</c> refuses it for good; any
/// other 2xx may be tried again.
/// </summary>
public sealed class HttpCallOut : ICallOut, IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly SignedPost _post;

    /// <summary>Makes it.</summary>
    /// <param name="options">The settings, valid and of the kind <see cref="CallOutOptions.Http"/>.</param>
    /// <param name="machine">The machine's clock, for the time-out and the time of the signature.</param>
    public HttpCallOut(CallOutOptions options, TimeProvider machine)
    {
        ArgumentNullException.ThrowIfNull(options);
        _post = new(options.Url!, options.Secret!, TimeSpan.FromSeconds(options.TimeoutSeconds), LongestAnswer, machine);
    }

    /// <inheritdoc/>
    public bool IsSet => true;

    /// <inheritdoc/>
    public async Task PlaceAsync(OutboundCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        Demand(await _post.SendAsync(JsonSerializer.SerializeToUtf8Bytes(call, CoreJson.Options), call.Key, cancellation));
    }

    /// <inheritdoc/>
    public void Dispose() => _post.Dispose();

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
}
