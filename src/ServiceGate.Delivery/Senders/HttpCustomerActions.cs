using System.Text;
using System.Text.Json;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// Posts each action as one JSON document to the endpoint of its name (<see cref="SignedPost"/>): <c>key</c>, <c>launch</c>, <c>plan</c>, <c>account</c>, <c>test</c>. Done is one of which a 2xx says
/// <c>{"accepted":true}</c>; <c>{"accepted":false,"reason":"…"}</c> and any 4xx refuse it. Silence, 5xx and any other answer leave it in doubt; what has reached nobody is refused.
/// </summary>
public sealed class HttpCustomerActions : ICustomerActions, IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly Dictionary<string, SignedPost> _posts;

    /// <summary>Makes it.</summary>
    /// <param name="options">The settings, valid.</param>
    /// <param name="machine">The machine's clock, for the time-out and the time of the signature.</param>
    public HttpCustomerActions(CustomerActionOptions options, TimeProvider machine)
    {
        ArgumentNullException.ThrowIfNull(options);
        _posts = options.ByName().ToDictionary(e => e.Key, e => new SignedPost(e.Value, options.Secret!, TimeSpan.FromSeconds(options.TimeoutSeconds), LongestAnswer, machine), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<ActionAnswer> SendAsync(OutboundAction action, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (!_posts.TryGetValue(action.Endpoint, out var post)) return new(ActionState.Refused, "endpoint-not-set");
        try
        {
            return Read(await post.SendAsync(Document(action), action.Key, cancellation));
        }
        catch (SendFailedException e)
        {
            return new(e.MayHaveArrived ? ActionState.InDoubt : ActionState.Refused, e.Reason);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var post in _posts.Values) post.Dispose();
    }

    private static byte[] Document(OutboundAction action) =>
        JsonSerializer.SerializeToUtf8Bytes(new { key = action.Key, launch = action.Launch, plan = action.Plan, account = action.Account, test = action.Test }, CoreJson.Options);

    private static ActionAnswer Read(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("accepted", out var said) && said.ValueKind is JsonValueKind.True or JsonValueKind.False)
                return said.ValueKind is JsonValueKind.True ? new(ActionState.Done, Text(json.RootElement, "reference")) : new(ActionState.Refused, GatewayAnswer.Code(Text(json.RootElement, "reason"), GatewayAnswer.NoCode));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) { }
        return new(ActionState.InDoubt, $"{GatewayAnswer.NotUnderstood}: {GatewayAnswer.Excerpt(Encoding.UTF8.GetString(answer.AsSpan(0, Math.Min(answer.Length, 2 * GatewayAnswer.LongestExcerpt))))}");
    }

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? GatewayAnswer.Excerpt(value.GetString()!) : null;
}
