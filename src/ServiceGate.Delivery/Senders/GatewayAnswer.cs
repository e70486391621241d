using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ServiceGate.Core.Ports.Sending;

namespace ServiceGate.Delivery.Senders;

/// <summary>
/// What a gateway says of a chunk with a 2xx. It means yes only where it is understood as one: no body, or a JSON object whose <c>rejected</c> is a list of
/// <c>{"key":"…","reason":"…"}</c> with keys that were sent. Everything else may mean no: many gateways say so in the body of a 200.
/// </summary>
internal static partial class GatewayAnswer
{
    /// <summary>The reason kept for a message when the gateway gave none that is a code.</summary>
    public const string NoCode = "rejected";

    /// <summary>The reason kept when an answer was not understood and holds no code of its own.</summary>
    public const string NotUnderstood = "answer-not-understood";

    /// <summary>So much of an answer that was not understood is shown to whoever has to decide.</summary>
    public const int LongestExcerpt = 200;

    /// <summary>Members in which gateways say a code.</summary>
    private static readonly string[] CodeNames = ["code", "Code", "error", "status"];

    /// <summary>Reads an answer to a chunk.</summary>
    /// <exception cref="SendFailedException">It is not understood: the chunk may have been taken or not.</exception>
    public static SendReport Read(ReadOnlyMemory<byte> body, OutboundChunk chunk)
    {
        if (body.IsEmpty) return SendReport.AllAccepted;
        try
        {
            using var answer = JsonDocument.Parse(body);
            return new(Rejected(answer.RootElement, chunk) ?? throw Unclear(body, answer.RootElement));
        }
        // Text that is no UTF-8 shows only when it is read.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Unclear(body, null);
        }
    }

    private static Dictionary<string, string>? Rejected(JsonElement answer, OutboundChunk chunk)
    {
        if (answer.ValueKind is not JsonValueKind.Object || !answer.TryGetProperty("rejected", out var list) || list.ValueKind is not JsonValueKind.Array) return null;
        var rejected = new Dictionary<string, string>(StringComparer.Ordinal);
        // Nearly every answer names nobody.
        if (list.GetArrayLength() == 0) return rejected;
        var sent = chunk.Messages.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var item in list.EnumerateArray())
            if (Text(item, "key") is { } key && sent.Contains(key)) rejected[key] = Code(Text(item, "reason"), NoCode);
            else return null;
        return rejected;
    }

    private static SendFailedException Unclear(ReadOnlyMemory<byte> body, JsonElement? answer) => new("The gateway answered in a way that is not understood.")
    {
        Reason = Code(answer is { } json ? CodeNames.Select(name => Text(json, name)).FirstOrDefault(text => text is not null) : null, NotUnderstood),
        MayHaveArrived = true,
        Unclear = Excerpt(Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 4 * LongestExcerpt)])),
    };

    // Somebody reads it on the batch's page, and it is kept: runs of digits might be a customer's number, and control characters nobody can read.
    internal static string Excerpt(string answer)
    {
        var clean = LongNumber().Replace(string.Concat(answer.Select(c => char.IsControl(c) || c == '\uFFFD' ? ' ' : c)), m => new('#', m.Length)).Trim();
        if (clean.Length > LongestExcerpt) clean = clean[..(char.IsHighSurrogate(clean[LongestExcerpt - 1]) ? LongestExcerpt - 1 : LongestExcerpt)];
        return clean;
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    // The ledger keeps codes only: a sentence, or a code with a number in it, might name the customer.
    internal static string Code(string? reason, string none) => reason is not null && CodeShape().IsMatch(reason) ? reason : none;

    [GeneratedRegex(@"^(?!.*\d{6})[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeShape();

    [GeneratedRegex(@"\d{6,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
