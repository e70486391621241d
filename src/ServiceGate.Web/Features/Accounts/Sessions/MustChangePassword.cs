using Microsoft.AspNetCore.Authorization;
using ServiceGate.Data.Accounts;

namespace ServiceGate.Web.Features.Accounts.Sessions;

/// <summary>Leads whoever signed in with a one-time password to the own account, and nowhere else until another password is chosen.</summary>
internal static class MustChangePassword
{
    /// <summary>Middleware, after authorisation.</summary>
    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        var isDue = context.Features.Get<Account>() is { MustChangePassword: true };
        var isOpen = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null || context.Request.Path == "/account";
        if (!isDue || isOpen) return next(context);
        context.Response.Redirect("/account");
        return Task.CompletedTask;
    }
}
