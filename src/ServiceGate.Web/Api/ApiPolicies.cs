using Microsoft.AspNetCore.Authorization;
using ServiceGate.Core.Facts.Tokens;

namespace ServiceGate.Web.Api;

/// <summary>Who may call the API: programs with a token that has the scope. What they may do is then asked of the policy of the core, by the person's roles.</summary>
internal static class ApiPolicies
{
    /// <summary>Name of the scheme by which tokens are taken.</summary>
    public const string SchemeName = "ApiToken";

    /// <summary>Type of the claims that name a token's scopes.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>Policy of endpoints that read.</summary>
    public static AuthorizationPolicy Read { get; } = Make(TokenScopes.Read);

    /// <summary>Policy of endpoints that carry commands out.</summary>
    public static AuthorizationPolicy Write { get; } = Make(TokenScopes.Write);

    /// <summary>The scope that a request's endpoint asks for.</summary>
    public static string ScopeOf(HttpContext context) => HttpMethods.IsGet(context.Request.Method) ? TokenScopes.Read : TokenScopes.Write;

    private static AuthorizationPolicy Make(string scope) =>
        new AuthorizationPolicyBuilder(SchemeName).RequireAuthenticatedUser().RequireClaim(ScopeClaim, scope).Build();
}
