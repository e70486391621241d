using Microsoft.AspNetCore.Authorization;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Features.Accounts.Codes;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Accounts.SecondFactors;

/// <summary>Leads whoever needs a second factor and has none to where it is set up, and nowhere else.</summary>
internal static class MustHaveFactor
{
    /// <summary>Where it is set up.</summary>
    public const string Address = "/account/second-factor";

    /// <summary>Middleware, after authorisation.</summary>
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        // Before it is set up the one-time password is changed: that is the page of the account.
        if (context.Features.Get<Account>() is { MustChangePassword: false }
            && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null && context.Request.Path != Address
            && await context.RequestServices.GetRequiredService<SignedIn>().FindAsync() is { } person
            && await context.RequestServices.GetRequiredService<FactorRule>().IsOwedByAsync(person.Actor, context.RequestAborted))
        {
            context.Response.Redirect(Address);
            return;
        }
        await next(context);
    }
}
