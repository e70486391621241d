using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Viewing;

namespace ServiceGate.Web.Features.Accounts.Sessions;

/// <summary>
/// Looks at every request's session. The account is read each time, so that a new password, a reset or a deactivation ends all other sessions at once, on
/// every node. A session never counts for the API.
/// </summary>
/// <param name="accounts">Accounts.</param>
/// <param name="identity">Names the claim with the stamp.</param>
internal sealed class SessionEvents(AccountStore accounts, IOptions<IdentityOptions> identity) : CookieAuthenticationEvents
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
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        IsForPrograms(context.HttpContext) ? Answer(context, StatusCodes.Status401Unauthorized) : base.RedirectToLogin(context);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) => Answer(context, StatusCodes.Status403Forbidden);

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<AsksByItself>() is not null) context.ShouldRenew = false;
        return Task.CompletedTask;
    }

    // The sign-in page itself decides where to go on.
    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;

    private async Task<Account?> AccountAsync(CookieValidatePrincipalContext context)
    {
        var stamp = context.Principal?.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        if (!long.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)) return null;
        var account = await accounts.FindAsync(id, context.HttpContext.RequestAborted);
        return account is { Active: true } && stamp is not null && account.SecurityStamp == stamp ? account : null;
    }

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
