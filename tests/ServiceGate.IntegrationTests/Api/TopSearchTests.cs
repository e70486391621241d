using ServiceGate.IntegrationTests.Outages;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The search in the top bar finds what it promises: launches by owner and content, customers for who looks them up.</summary>
public sealed class TopSearchTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Launches_AreFoundByTheirOwnerAndByWordsOfTheDossier()
    {
        var number = await Api.CreateLaunchAsync("Found by content");
        var risk = ApiStand.Risk("Zebrafinch migrates late");
        Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/risks/R1", risk, ifNoneMatch: "*")).Status, Is.EqualTo(201));

        Assert.That(await NumbersAsync("zebrafinch"), Is.EqualTo(new[] { number }));
        Assert.That(await NumbersAsync("manager%20content&pageSize=200"), Does.Contain(number), "the owner's name beside a word of the title");
        Assert.That((await Api.GetAsync("outsider", "/launches?q=zebrafinch")).Body["items"]!.AsArray(), Is.Empty, "another city");
    }

    [Test]
    public async Task WhatIsNoLaunch_GoesToTheLookUpOfCustomers_ForWhoLooksThemUp()
    {
        var number = await Api.CreateLaunchAsync("Sought from the bar");
        using var operations = await Person.SignInAsync(Api, "operations");
        var hidden = Person.HiddenOf((await operations.GetAsync("/")).Text, "q");

        var customer = await operations.PostAsync("/search", [.. hidden, new("q", "TV10031423")]);
        Assert.That((customer.Status, customer.Headers["Location"]), Is.EqualTo((307, "/customers")));
        var launch = await operations.PostAsync("/search", [.. hidden, new("q", number)]);
        Assert.That((launch.Status, Uri.UnescapeDataString(launch.Headers["Location"])), Is.EqualTo((302, $"/launches?q={number}")));
        var looked = await operations.PostAsync("/customers", [.. hidden, new("q", "TV10031423")]);
        Assert.That(looked.Status, Is.EqualTo(200));

        using var manager = await Person.SignInAsync(Api, "manager");
        Assert.That((await manager.GetAsync("/")).Text, Does.Contain("action=\"/launches\"").And.Not.Contain("action=\"/search\""));
    }

    private static async Task<IReadOnlyList<string>> NumbersAsync(string q) =>
        [.. (await Api.GetAsync("manager", $"/launches?q={q}")).Body["items"]!.AsArray().Select(i => (string)i!["number"]!)];
}
