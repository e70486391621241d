using System.Globalization;
using System.Security.Claims;
using ServiceGate.Data.Security;

namespace ServiceGate.Web.Shell.Security;

/// <summary>What a request says of itself in the security log.</summary>
internal static class SecurityEntries
{
    /// <summary>The claim that names a token.</summary>
    public const string TokenClaim = "token";

    private const int LongestAddress = 64;

    private static readonly object Asked = new();

    /// <summary>An entry of a request: who asks, from where, by which way.</summary>
    /// <param name="context">The request.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="personId">Who, where the request does not know it.</param>
    /// <param name="tried">The name that was typed; it is written only where it has the form of one.</param>
    /// <param name="token">The token, where the request does not know it.</param>
    /// <param name="rule">The rule that was broken, in place of the address's pattern.</param>
    public static SecurityEvent Of(HttpContext context, SecurityKind kind, string result, long? personId = null, string? tried = null, long? token = null, string? rule = null) => new(
        kind, result, personId ?? Number(context.User.FindFirstValue(ClaimTypes.NameIdentifier)), TriedName.Of(tried), AddressOf(context),
        context.Request.Path.StartsWithSegments("/api") ? SecurityEvent.Api : SecurityEvent.Page, token ?? Number(context.User.FindFirstValue(TokenClaim)),
        rule ?? PatternOf(context));

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() is { } address ? address[..Math.Min(address.Length, LongestAddress)] : null;

    /// <summary>Remembers what a request asked for: whoever is refused is shown another page in its place.</summary>
    public static Task RememberAsync(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(Asked, context.GetEndpoint());
        return next(context);
    }

    private static string? PatternOf(HttpContext context) =>
        (context.Items.TryGetValue(Asked, out var asked) ? asked : context.GetEndpoint()) is RouteEndpoint { RoutePattern.RawText: { } pattern } ? $"{MethodOf(context)} /{pattern.TrimStart('/')}" : null;

    // The method is the sender's to choose.
    private static string MethodOf(HttpContext context) => context.Request.Method is { Length: <= 7 } method && method.All(char.IsAsciiLetterUpper) ? method : "?";
}
