using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>Whoever calls, and in which language messages come.</summary>
internal static class OwnAccountEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/account", ShowAsync).Produces<OwnAccountDocument>()
            .WithSummary("Shows who calls").WithDescription("The person for whom the token speaks, with the roles that this person has now.");
        commands.MapPut("/account/language", ChooseAsync).Produces<LanguageInput>()
            .WithSummary("Chooses the language of one's messages").WithDescription("zh-CN or en.");
    }

    private static Task<IResult> ShowAsync(ApiCall call) => call.ReadAsync(async (session, actor, tree) =>
        ApiCall.Json(OwnAccountDocument.Of((await session.Organisation.FindPersonAsync(actor.PersonId))!, actor, tree, call.Texts)));

    private static Task<IResult> ChooseAsync(ApiCall call, JsonBody<LanguageInput> body) => call.RunAsync(new ChooseLanguage(body.Value.Language), _ => ApiCall.Json(body.Value));
}

/// <summary>Who calls.</summary>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="Name">Name, in the language of the request.</param>
/// <param name="Language">Language of messages: zh-CN or en.</param>
/// <param name="Email">Address; absent: none.</param>
/// <param name="Roles">Roles that the person has now, those of somebody who is away included.</param>
public sealed record OwnAccountDocument(string UserName, string Name, string Language, string? Email, IReadOnlyList<RoleDocument> Roles)
{
    internal static OwnAccountDocument Of(Person person, Actor actor, OrganisationTree tree, Texts texts) => new(
        person.UserName, person.NameIn(texts), person.Language, person.Email,
        [.. actor.Grants.Select(g => new RoleDocument(g.Role, tree.Find(g.UnitId)?.Code ?? "", g.Department, g.Channel))]);
}

/// <summary>A language of messages.</summary>
/// <param name="Language">zh-CN or en.</param>
[BodyExample("""{"language":"zh-CN"}""")]
public sealed record LanguageInput(string? Language = null);
