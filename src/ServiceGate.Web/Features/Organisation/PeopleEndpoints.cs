using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>People and their accounts, for administrators.</summary>
internal static class PeopleEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/people", ListAsync).Produces<ItemPage<PersonAccountDocument>>()
            .WithSummary("Lists people").WithDescription("By sign-in name, a page at a time, with their roles and whether they can sign in. Filters narrow each other. For administrators.");
        reads.MapGet("/people/{userName}", ShowAsync).Produces<PersonAccountDocument>().WithTag()
            .WithSummary("Shows a person").WithDescription("The entity tag is that of the profile, which PUT takes as it stands here. For administrators.");
        commands.MapPost("/people", AddAsync).Produces<PersonAdded>(StatusCodes.Status201Created)
            .WithSummary("Adds a person").WithDescription("Who has no role, and cannot sign in until a password is set. For administrators.");
        commands.MapPut("/people/{userName}", EditAsync).Produces<PersonDone>()
            .WithSummary("Changes a person").WithDescription("The body is the whole profile. For administrators of every unit in which the person has a role; the last administrator of the top unit stays active.");
        commands.MapPost("/people/{userName}/password", ResetAsync).Produces<OneTimePassword>()
            .WithSummary("Gives a person a one-time password").WithDescription(
                "It is answered once: given again under the same key it is refused (409). All sessions and tokens of the person end, and what is signed under the account waits until somebody else has confirmed it.");
        commands.MapDelete("/people/{userName}/second-factor", RemoveFactorAsync).Produces<PersonDone>()
            .WithSummary("Takes a lost second factor away").WithDescription("The person sets up another at the next sign-in. Never the own one, nor by who has the account in hand.");
        commands.MapDelete("/people/{userName}/sessions", EndSessionsAsync).Produces<PersonDone>()
            .WithSummary("Ends all sessions of a person").WithDescription("In all browsers; the password stays.");
    }

    private static Task<IResult> ListAsync(ApiCall call, PeopleList people, TimeProvider machine, string? q, string? unit, string? role, string? standing, string? page, string? pageSize) =>
        call.AsCallerAsync(async (actor, tree) =>
        {
            if (!Policy.Allows(actor, Permission.ManageOrganisation, tree, null)) return ApiCall.NotAllowed(Permission.ManageOrganisation);
            var filter = PeopleFilter.Read(q, unit, role, standing, tree, out var wrong);
            if (filter is null) return wrong!;
            if (QueryValues.Number(page, 1, QueryValues.LastPage) is not { } asked) return QueryValues.Wrong("page", page!);
            if (QueryValues.Number(pageSize, 50, QueryValues.LargestPage) is not { } size) return QueryValues.Wrong("pageSize", pageSize!);
            var (waiting, now) = (await call.AskAsync(session => WaitingRoles.ReadAsync(session, actor, tree)), machine.GetUtcNow());
            var found = (await people.AllAsync(call.Cancellation)).Where(row => filter.Matches(row, now)).Select(row => PersonAccountDocument.Of(row, waiting, tree, now, call.Texts));
            return ApiCall.Json(ItemPage<PersonAccountDocument>.Of([.. found], asked, size));
        });

    private static Task<IResult> ShowAsync(ApiCall call, PeopleList people, TimeProvider machine, string userName) => call.AsCallerAsync(async (actor, tree) =>
    {
        if (!Policy.Allows(actor, Permission.ManageOrganisation, tree, null)) return ApiCall.NotAllowed(Permission.ManageOrganisation);
        return await people.FindAsync(userName, call.Cancellation) is { } row
            ? call.Json(PersonAccountDocument.Of(row, await call.AskAsync(session => WaitingRoles.ReadAsync(session, actor, tree)), tree, machine.GetUtcNow(), call.Texts), SeenPerson.TagOf(row.Person))
            : Problems.Of(Refused.NotFound("person.unknown", "userName", ("person", userName)));
    });

    private static Task<IResult> AddAsync(ApiCall call, JsonBody<PersonInput> body)
    {
        var said = body.Value;
        return call.RunAsync(new AddPerson(said.UserName, said.NameZh, said.NameEn, said.Language, said.Email), added => call.Created(added, $"/people/{added.UserName}"));
    }

    private static Task<IResult> EditAsync(ApiCall call, string userName, SeenPerson seen, JsonBody<PersonProfile> body)
    {
        var said = body.Value;
        return said.Active is { } active
            ? call.RunAsync(new EditPerson(userName, said.NameZh, said.NameEn, said.Language, said.Email, active, seen.Seen), _ => ApiCall.Json(new PersonDone(userName)))
            : Task.FromResult(Problems.Of(Refused.Invalid("value.required", "active")));
    }

    private static Task<IResult> ResetAsync(ApiCall call, PasswordMaker passwords, string userName)
    {
        var password = PasswordMaker.OneTime();
        return call.RunAsync(new ResetPassword(userName, passwords.Store(password, mustChange: true)), _ => ApiCall.Json(new OneTimePassword(userName, password)));
    }

    private static Task<IResult> RemoveFactorAsync(ApiCall call, string userName) => call.RunAsync(new RemoveSecondFactor(userName), _ => ApiCall.Json(new PersonDone(userName)));

    private static Task<IResult> EndSessionsAsync(ApiCall call, string userName) => call.RunAsync(new EndSessions(userName), _ => ApiCall.Json(new PersonDone(userName)));
}
