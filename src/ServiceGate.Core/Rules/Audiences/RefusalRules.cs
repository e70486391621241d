using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Rules.Audiences;

/// <summary>What may stand on the list of refusals.</summary>
public static partial class RefusalRules
{
    /// <summary>The most addresses that are taken down at once.</summary>
    public const int MostAddresses = 5000;

    /// <summary>The addresses of a text, one a line or divided by commas, each once; numbers in the form in which the register has them (<see cref="PastedText.Phone"/>).</summary>
    /// <param name="lines">The text.</param>
    /// <param name="channel">The channel whose addresses they are.</param>
    public static IReadOnlyList<string> Split(IEnumerable<string?> lines, NoticeChannel channel = NoticeChannel.Sms) =>
        [.. lines.SelectMany(line => (line ?? "").Split(['\n', '\r', ',', '，', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(address => channel is NoticeChannel.Sms ? PastedText.Phone(address) : address).Where(address => address.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether it is an address of a channel: a Chinese mobile number or an international one after E.164; an id of 1 to 128 visible characters.</summary>
    public static bool IsAddress(NoticeChannel channel, string address) => channel is NoticeChannel.Sms ? Phone().IsMatch(address) : PushId().IsMatch(address);

    /// <summary>
    /// What names some addresses without telling them, for what is kept of commands: a hash of them in order, keyed as <see cref="Facts.Audiences.Reach"/> is.
    /// </summary>
    public static string WordOf(byte[] key, IEnumerable<string> addresses) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\u001f', addresses.Order(StringComparer.Ordinal)))));

    [GeneratedRegex(@"^(1[0-9]{10}|\+[1-9][0-9]{6,14})\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[!-~]{1,128}\z")]
    private static partial Regex PushId();
}
