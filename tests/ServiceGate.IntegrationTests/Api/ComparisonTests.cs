using System.Net;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Web.Features.Comparing;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>A dossier as it was at two moments, over HTTP and on its page.</summary>
public sealed class ComparisonTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public void WhatDiffers_IsAddedChangedAndRemoved_ByHash()
    {
        static DossierItem Item(string key, string hash) => new(1, Section.Risks, key, 1, "{}", hash, 1, DateTimeOffset.UnixEpoch);

        var found = ComparisonReader.Between([Item("a", "1"), Item("b", "1"), Item("c", "1")], [Item("b", "2"), Item("c", "1"), Item("d", "1")]);

        Assert.That(string.Join(", ", found.Select(f => $"{f.Key} {f.What}")), Is.EqualTo("a Removed, b Changed, d Added"));
    }

    [Test]
    public async Task TwoMoments_AreCompared_WordByWord()
    {
        var number = await Api.CreateLaunchAsync();
        var first = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/risks/R1", ApiStand.Risk("Boxes fail at night"), ifNoneMatch: "*");
        Assert.That(first.Status, Is.EqualTo(201));
        var at = (string)(await Api.GetAsync("manager", $"/launches/{number}/dossier/risks/R1")).Body["changedAt"]!;

        var all = (await Api.GetAsync("manager", $"/launches/{number}/comparison")).Body["items"]!.AsArray();
        Assert.That(string.Join(' ', all.Select(i => $"{i!["what"]} {i["section"]}/{i["key"]} {i["after"]!["revision"]}")), Is.EqualTo("added launch/header 1 added risks/R1 1"));
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/comparison?from={Uri.EscapeDataString(at)}")).Body["items"]!.AsArray(), Is.Empty);
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/comparison?until=2020-01-01T00:00:00Z")).Body["items"]!.AsArray(), Is.Empty);
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/comparison?from=yesterday")).Status, Is.EqualTo(400));
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/comparison")).Status, Is.EqualTo(404));

        using var manager = await Person.SignInAsync(Api, "manager");
        Assert.That((await manager.GetAsync($"/launches/{number}/history")).Text, Does.Contain($"href=\"/launches/{number}/comparison\""));
        var page = WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}/comparison")).Text);
        Assert.That(page, Does.Contain("Boxes fail at night").And.Contain("2 added, 0 changed, 0 removed"));
    }
}
