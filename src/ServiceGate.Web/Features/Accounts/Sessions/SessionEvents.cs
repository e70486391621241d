using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceGate.Data.Accounts;
using ServiceGate.Data.Security;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Security;
using ServiceGate.Web.Shell.Viewing;

namespace ServiceGate.Web.Features.Accounts.Sessions;

/// <summary>
/// Looks at every request's session. Session and account are read each time, so that signing out, a new password, a reset or a deactivation ends a session at
/// once, on every node and for every copy of its cookie. A session never counts for the API.
/// </summary>
/// <param name="sessions">Sessions.</param>
/// <param name="identity">Names the claim with the stamp.</param>
/// <param name="log">Told of cookies that open nothing any more.</param>
internal sealed class SessionEvents(SessionLookUp sessions, IOptions<IdentityOptions> identity, SecurityLog log) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (IsForPrograms(context.HttpContext))
        {
            context.RejectPrincipal();
            return;
        }
        // The cookie is one of ours. Should the database be away now, what its owner has typed is still to be kept.
        BodySize.Allow(context.HttpContext, BodySize.Form);
        if (await AccountAsync(context) is { } account)
        {
            context.HttpContext.Features.Set(account);
            return;
        }
        // A cookie of ours that opens nothing any more: its session was ended, or is over.
        log.Write(SecurityEntries.Of(context.HttpContext, SecurityKind.Session, "refused", Person(context)));
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private static long? Person(CookieValidatePrincipalContext context) =>
        long.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var person) ? person : null;

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        IsForPrograms(context.HttpContext) ? Answer(context, StatusCodes.Status401Unauthorized) : base.RedirectToLogin(context);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) => Answer(context, StatusCodes.Status403Forbidden);

    // The sign-in page itself decides where to go on.
    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;

    private async Task<Account?> AccountAsync(CookieValidatePrincipalContext context)
    {
        var stamp = context.Principal?.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        // A cookie of a version before has no session.
        if (context.Principal?.FindFirstValue(BrowserSessions.Claim) is not { } id) return null;
        var account = await sessions.FindAsync(id, IsUse(context.HttpContext), context.HttpContext.RequestAborted);
        return stamp is not null && account?.SecurityStamp == stamp ? account : null;
    }

    /// <summary>Whether a person asks. A page that was left open asks by itself, for its stream again and again.</summary>
    private static bool IsUse(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AsksByItself>() is null && !context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
