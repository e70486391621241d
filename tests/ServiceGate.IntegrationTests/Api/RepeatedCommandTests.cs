using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Features.Accounts.Tokens;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>A stored answer is given only to who may still give the command.</summary>
public sealed class RepeatedCommandTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Command_GivenAgainAfterTheRoleWasTakenAway_IsForbidden()
    {
        var token = await PersonAsync("leaver");
        var (made, cancelled) = (Api.NewKey(), Api.NewKey());
        var created = await Api.SendAsync(token, HttpMethod.Post, "/launches", ApiStand.NewLaunch("Of a leaver"), made);
        var path = $"/launches/{created.Member("number")}/cancellation";
        var first = await Api.SendAsync(token, HttpMethod.Post, path, new { reason = "none" }, cancelled);
        var again = await Api.SendAsync(token, HttpMethod.Post, path, new { reason = "none" }, cancelled);
        Assert.That((created.Status, first.Status, again.Status), Is.EqualTo((201, 200, 200)));

        await RevokeAsync("leaver");
        var launch = await Api.SendAsync(token, HttpMethod.Post, "/launches", ApiStand.NewLaunch("Of a leaver"), made);
        var cancellation = await Api.SendAsync(token, HttpMethod.Post, path, new { reason = "none" }, cancelled);
        Assert.That((launch.Status, launch.Rule), Is.EqualTo((403, "policy.not-allowed")));
        Assert.That((cancellation.Status, cancellation.Rule), Is.EqualTo((403, "policy.not-allowed")));

        await GiveAsync(new GrantRole("leaver", "product-manager", "HZ", "product"));
        var back = await Api.SendAsync(token, HttpMethod.Post, "/launches", ApiStand.NewLaunch("Of a leaver"), made);
        Assert.That((back.Status, back.Text), Is.EqualTo((201, created.Text)));
    }

    private static async Task<string> PersonAsync(string name)
    {
        await GiveAsync(new AddPerson(name, name, name, "en"));
        await GiveAsync(new GrantRole(name, "product-manager", "HZ", "product"));
        return (await Api.Service<ApiTokens>().IssueAsync(await Api.IdOfAsync(name), "tests", ["read", "write"], TimeSpan.FromDays(1), Api.NewKey())).Required().Text;
    }

    private static async Task RevokeAsync(string name)
    {
        long grant;
        await using (var session = await Api.Service<ISessionFactory>().ReadAsync())
        {
            var person = (await session.Organisation.FindPersonAsync(name))!.Id;
            grant = (await session.Organisation.GrantsAsync()).Single(g => g.PersonId == person).Id;
        }
        await GiveAsync(new RevokeRole(name, grant));
    }

    private static async Task GiveAsync<T>(Command<T> command) =>
        (await Api.Service<CommandRunner>().RunAsync(command, await Api.IdOfAsync("administrator"), Api.NewKey())).Required();
}
