using System.Text.Json;
using System.Text.RegularExpressions;
using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.Delivery.Senders;

/// <summary>What a gateway says of a chunk that it accepted: <c>{"rejected":[{"key":"…","reason":"…"}]}</c>, or nothing. What is not understood is ignored.</summary>
internal static partial class GatewayAnswer
{
    /// <summary>The reason kept for a message when the gateway gave none that is a code.</summary>
    public const string NoCode = "rejected";

    /// <summary>Reads an answer. One that is no JSON, or holds text that is no UTF-8, names nothing.</summary>
    public static SendReport Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return new(Rejected(answer.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return SendReport.AllAccepted;
        }
    }

    private static Dictionary<string, string> Rejected(JsonElement answer)
    {
        var rejected = new Dictionary<string, string>(StringComparer.Ordinal);
        if (answer.ValueKind is not JsonValueKind.Object || !answer.TryGetProperty("rejected", out var list) || list.ValueKind is not JsonValueKind.Array)
            return rejected;
        foreach (var item in list.EnumerateArray())
            if (Text(item, "key") is { } key)
                rejected[key] = Code(Text(item, "reason"));
        return rejected;
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    // The ledger keeps codes only: a sentence, or a code with a number in it, might name the customer.
    private static string Code(string? reason) => reason is not null && CodeShape().IsMatch(reason) ? reason : NoCode;

    [GeneratedRegex(@"^(?!.*\d{6})[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeShape();
}
