using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ServiceGate.Web.Features.Accounts.Sessions;

/// <summary>
/// The session's cookie is <c>__Host-session</c>: a browser then keeps it for this host alone, for TLS alone, and lets no other host set it. Without TLS a
/// browser would refuse that name, so a page on the machine itself, such as a demonstration's, uses a plain one.
/// </summary>
internal sealed class SessionCookie : ICookieManager
{
    /// <summary>Its name.</summary>
    public const string Name = "__Host-session";

    /// <summary>Its name on the machine itself, without TLS.</summary>
    public const string PlainName = "session";

    private readonly ChunkingCookieManager _cookies = new();

    /// <inheritdoc/>
    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, NameFor(context, key));

    /// <inheritdoc/>
    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, NameFor(context, key), value, For(context, options));

    /// <inheritdoc/>
    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, NameFor(context, key), For(context, options));

    private static string NameFor(HttpContext context, string key) => key == Name && IsPlain(context) ? PlainName : key;

    private static CookieOptions For(HttpContext context, CookieOptions options) => IsPlain(context) ? new(options) { Secure = false } : options;

    private static bool IsPlain(HttpContext context) => !context.Request.IsHttps && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
