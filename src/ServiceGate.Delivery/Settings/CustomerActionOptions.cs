using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ServiceGate.Delivery.Settings;

/// <summary>The endpoints that contingency plans may call for a single customer (单户处置接口). Plans name them; addresses stand here alone.</summary>
public sealed partial class CustomerActionOptions
{
    /// <summary>The most endpoints of an installation.</summary>
    public const int MostEndpoints = 20;

    /// <summary>Names with their addresses, separated by commas: <c>tv-rollback=https://bss.example.cn/rollback</c>. Empty: plans call nothing.</summary>
    public string? Endpoints { get; set; }

    /// <summary>The key of the signature, shared with the receivers, at least 16 characters. Required where there are endpoints; never logged.</summary>
    public string? Secret { get; set; }

    /// <summary>How long an answer is waited for, 1 to 50 seconds: less than an action may be on its way.</summary>
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>The endpoints by their names.</summary>
    public IReadOnlyDictionary<string, string> ByName() => TryRead(Endpoints, out var endpoints) ? endpoints : [];

    /// <summary>Reads names and addresses.</summary>
    /// <param name="text">The setting.</param>
    /// <param name="endpoints">The addresses by name; null where it is wrong.</param>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Dictionary<string, string>? endpoints)
    {
        endpoints = new(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var url] && Name().IsMatch(name) && ChannelRules.IsGateway(url) && endpoints.Count < MostEndpoints && endpoints.TryAdd(name, url)) continue;
            endpoints = null;
            return false;
        }
        return true;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex Name();
}
