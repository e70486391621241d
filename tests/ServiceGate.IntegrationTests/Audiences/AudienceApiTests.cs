using System.Text;
using ServiceGate.IntegrationTests.Api;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>A list over the API: looked at, adopted, given back.</summary>
public sealed class AudienceApiTests
{
    private ApiStand _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _api = await ApiStand.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task List_IsLookedAt_Adopted_AndGivenBack()
    {
        var number = await _api.CreateLaunchAsync();
        var first = await ImportAsync(number, "account,phone\nQ1,13900000001\nQ2,13900000002\n");
        Assert.That((first.Status, (string?)first.Body["listHash"]), Is.EqualTo((200, (await ListAsync(number)).Member("listHash"))), first.Text);

        var look = await ImportAsync(number, "account,phone\nQ2,13777777777\nQ3,13900000003\n", "?preview=true");
        Assert.That((look.Status, (int)look.Body["revision"]!, look.Body["difference"]!.ToJsonString()), Is.EqualTo((200, 0, """{"before":2,"added":1,"removed":1,"changed":1}""")), look.Text);
        Assert.That((int)(await ListAsync(number)).Body["revision"]!, Is.EqualTo(1), "a look changes nothing");

        var adopted = await _api.SendAsync("operations", HttpMethod.Post, $"/launches/{number}/audience/adoption", new { audience = (long)look.Body["audience"]! });
        var list = await ListAsync(number);
        Assert.That((adopted.Status, (int)list.Body["revision"]!, (long)list.Body["audience"]!), Is.EqualTo((200, 2, (long)look.Body["audience"]!)), adopted.Text);

        var back = await _api.SendAsync("operations", HttpMethod.Post, $"/launches/{number}/audience/return", new { audience = (long)list.Body["audience"]! });
        Assert.That((back.Status, (long)(await ListAsync(number)).Body["audience"]!), Is.EqualTo((200, (long)first.Body["audience"]!)), back.Text);
    }

    [Test]
    public async Task AListOfAnotherLaunch_IsNotAdopted()
    {
        var (number, other) = (await _api.CreateLaunchAsync(), await _api.CreateLaunchAsync());
        var look = await ImportAsync(other, "account,phone\nR1,13900000011\n", "?preview=true");

        var adopted = await _api.SendAsync("operations", HttpMethod.Post, $"/launches/{number}/audience/adoption", new { audience = (long)look.Body["audience"]! });
        var manager = await _api.SendAsync("manager", HttpMethod.Post, $"/launches/{other}/audience/adoption", new { audience = (long)look.Body["audience"]! });

        Assert.That((adopted.Status, adopted.Rule), Is.EqualTo((404, "audience.unknown")));
        Assert.That((manager.Status, manager.Rule), Is.EqualTo((403, "policy.not-allowed")));
    }

    private Task<Answer> ListAsync(string number) => _api.GetAsync("operations", $"/launches/{number}/audience");

    private async Task<Answer> ImportAsync(string number, string csv, string query = "")
    {
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        return await _api.SendAsync("operations", HttpMethod.Put, $"/launches/{number}/audience{query}", content);
    }
}
