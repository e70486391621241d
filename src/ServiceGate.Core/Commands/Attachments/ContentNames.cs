using System.Security.Cryptography;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>What names content: the SHA-256 of its bytes, 64 hexadecimal digits in lower case.</summary>
public static class ContentNames
{
    /// <summary>The name of what a stream holds from where it stands.</summary>
    public static async Task<string> OfAsync(Stream content, CancellationToken cancellation) => Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));

    /// <summary>Whether a text can be such a name.</summary>
    public static bool IsName(string? text) => text is { Length: 64 } && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
