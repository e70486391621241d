using ServiceGate.Core.Commands.Tokens;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Accounts;
using ServiceGate.Data.Security;
using ServiceGate.Web.Api;
using ServiceGate.Web.Features.Accounts.Passwords;
using ServiceGate.Web.Features.Accounts.SecondFactors;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Shell.Security;

namespace ServiceGate.Web.Features.Accounts.Tokens;

/// <summary>The caller's tokens.</summary>
internal static class TokenEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/tokens", ListAsync).Produces<ItemList<TokenDocument>>()
            .WithSummary("Lists one's tokens").WithDescription("Newest first, expired and withdrawn ones included; never their secrets.");
        commands.MapPost("/tokens", IssueAsync).Produces<TokenMade>(StatusCodes.Status201Created)
            .WithSummary("Makes a token for oneself").WithDescription(
                "As on the page of the own account it asks for the password, and for a code where there is a second factor: a token is as strong as a sign-in. The token is answered once: given again under "
                + "the same key it is refused (409).");
        commands.MapDelete("/tokens/{token:long}", WithdrawAsync).Produces<TokenWithdrawn>()
            .WithSummary("Withdraws a token").WithDescription("One's own, or as an administrator that of somebody in one's units. It is refused from then on.");
    }

    private static async Task<IResult> ListAsync(ApiCall call, ApiTokens tokens, TimeProvider machine, string? standing)
    {
        var (asked, now) = (new AskedFilters(), machine.GetUtcNow());
        var wanted = asked.OneOf("standing", standing, TokenStanding.All);
        return asked.Wrong ?? ApiCall.Json(new ItemList<TokenDocument>(
            [.. (await tokens.OfPersonAsync(call.PersonId, call.Cancellation)).Where(t => wanted is null || TokenStanding.Of(t, now) == wanted).Select(TokenDocument.Of)]));
    }

    private static async Task<IResult> IssueAsync(
        ApiCall call, HttpContext context, ApiTokens tokens, AccountStore accounts, AccountLimits limits, PasswordCheck passwords, CodeCheck codes, SecurityLog log, JsonBody<TokenInput> body)
    {
        var (said, address) = (body.Value, context.Connection.RemoteIpAddress);
        if (await accounts.FindAsync(call.PersonId, call.Cancellation) is not { } account) return Problems.Of(Refused.Forbidden("actor.unknown"));
        if ((await passwords.WrongAsync(account, said.Password ?? "", address, "password") ?? await codes.WrongAsync(account, said.Code, address, "code", call.Cancellation)) is { } wrong)
            return Problems.Of(Refusal.Invalid, [wrong]);
        var lifetime = TimeSpan.FromDays(Math.Clamp(said.Days ?? 0, 0, IssueToken.MostDays + 1));
        var outcome = await tokens.IssueAsync(call.PersonId, said.Name, said.Scopes, lifetime, call.Key, limits.TokensPerPerson, call.Cancellation);
        if (outcome.Value is { } made) log.Write(SecurityEntries.Of(context, SecurityKind.Token, "made", token: made.Id));
        return ApiCall.Answer(outcome, issued => call.Created(new TokenMade(issued.Id, issued.Text, issued.ExpiresAt), "/tokens"));
    }

    private static async Task<IResult> WithdrawAsync(ApiCall call, HttpContext context, SecurityLog log, long token) => await call.RunAsync(new WithdrawToken(token), _ =>
    {
        log.Write(SecurityEntries.Of(context, SecurityKind.Token, "withdrawn", token: token));
        return ApiCall.Json(new TokenWithdrawn(token));
    });
}
