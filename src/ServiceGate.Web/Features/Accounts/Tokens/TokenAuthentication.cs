using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Security;

namespace ServiceGate.Web.Features.Accounts.Tokens;

/// <summary>Takes <c>Authorization: Bearer sg_…</c> and nothing else: a cookie never opens the API. Refusals are problem documents.</summary>
/// <param name="options">Options of the scheme.</param>
/// <param name="logger">Log.</param>
/// <param name="encoder">Unused by this scheme.</param>
/// <param name="tokens">Checks tokens.</param>
public sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private string _rule = "token.missing";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var check = await tokens.CheckAsync(header["Bearer ".Length..].Trim(), Context.RequestAborted);
        if (check.Token is null)
        {
            _rule = check.Rule!;
            Context.Features.Set(new RefusedToken(TokenText.Parse(header["Bearer ".Length..].Trim())?.Id, _rule));
            return AuthenticateResult.Fail(_rule);
        }
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, check.Actor!.PersonId.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, check.Actor.Name),
            new(SecurityEntries.TokenClaim, check.Token.Id.ToString(CultureInfo.InvariantCulture)),
            .. check.Token.Scopes.Select(scope => new Claim(ApiPolicies.ScopeClaim, scope)),
        ];
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = _rule == "token.missing" ? "Bearer realm=\"ServiceGate\"" : "Bearer realm=\"ServiceGate\", error=\"invalid_token\"";
        return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, Violation.Of(_rule));
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, Violation.Of("token.scope", null, ("scope", ApiPolicies.ScopeOf(Context))));
}
