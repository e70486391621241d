using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>Who has whose account in hand, and that it is confirmed as another person's.</summary>
internal static class AccountEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/people/{userName}/confirmation", ShowAsync).Produces<AccountDocument>()
            .WithSummary("Shows what about an account is not confirmed").WithDescription("For administrators who keep the person, and the head of the person's department.");
        commands.MapPost("/people/{userName}/confirmation", ConfirmAsync).Produces<AccountConfirmed>()
            .WithSummary("Confirms an account").WithDescription(
                "That the person was handed the password and the account is that person's. Another administrator than who added it, made it an administrator or set its password; or the department's head, as to the password.");
        commands.MapPost("/people/{userName}/roles/{grant:long}/confirmation", ConfirmRoleAsync).Produces<RoleConfirmed>()
            .WithSummary("Confirms a role of administrator").WithDescription("A second administrator of the top unit does, and the role takes effect.");
    }

    private static Task<IResult> ShowAsync(ApiCall call, string userName) => call.ReadAsync(async (session, actor, tree) =>
        await AccountState.ReadAsync(session, actor, tree, userName) is { } state
            ? ApiCall.Json(AccountDocument.Of(state))
            : Problems.Of(Refused.NotFound("person.unknown", "userName", ("person", userName))));

    private static Task<IResult> ConfirmAsync(ApiCall call, string userName) => call.RunAsync(new ConfirmAccount(userName), ApiCall.Json);

    private static Task<IResult> ConfirmRoleAsync(ApiCall call, string userName, long grant) =>
        call.RunAsync(new ConfirmRole(userName, grant), _ => ApiCall.Json(new RoleConfirmed(grant)));
}

/// <summary>An account with what is not confirmed about it.</summary>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="HandedOver">Whether what is signed under it counts: nobody else has set its password since somebody confirmed that it was handed over.</param>
/// <param name="Open">Who has it in hand; none: it is confirmed.</param>
public sealed record AccountDocument(string UserName, bool HandedOver, IReadOnlyList<AccountHoldDocument> Open)
{
    internal static AccountDocument Of(AccountState state) => new(
        state.Person.UserName, state.IsHandedOver,
        [.. state.Open.Select(h => new AccountHoldDocument(h.Kind, state.Names.GetValueOrDefault(h.By)?.UserName ?? "", h.At, h.HandedBy is { } by ? state.Names.GetValueOrDefault(by)?.UserName : null))]);
}

/// <summary>That somebody has an account in hand.</summary>
/// <param name="Kind">By what.</param>
/// <param name="By">Sign-in name; empty: the command line of the machine.</param>
/// <param name="At">Since when.</param>
/// <param name="HandedBy">Who has confirmed that the password was handed over; absent: nobody.</param>
public sealed record AccountHoldDocument(HoldKind Kind, string By, DateTimeOffset At, string? HandedBy);

/// <summary>A role took effect.</summary>
/// <param name="Grant">Its id.</param>
public sealed record RoleConfirmed(long Grant);
