using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceGate.Web.Shell.Live;

namespace ServiceGate.Web.Features.Accounts.Sessions;

/// <summary>Looks at the session of a request that is still being answered, as <see cref="SessionEvents"/> did when it began.</summary>
/// <param name="sessions">Sessions.</param>
/// <param name="identity">Names the claim with the stamp.</param>
internal sealed class SessionWatch(SessionLookUp sessions, IOptions<IdentityOptions> identity) : ISessionWatch
{
    public async Task<bool> GoesOnAsync(HttpContext request, CancellationToken cancellation) =>
        request.User.FindFirstValue(BrowserSessions.Claim) is { } id
        && await sessions.FindAsync(id, isUse: false, cancellation) is { } account
        && account.SecurityStamp == request.User.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
}
