using Microsoft.OpenApi;
using ServiceGate.IntegrationTests.Contract;
using ServiceGate.IntegrationTests.Settings;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Callers that were written for the API of before go on with this one: within <c>/api/v1</c> there are only additions.</summary>
public sealed class ContractOfBeforeTests
{
    [Test]
    public async Task Description_AgainstTheOneOfBefore_HasOnlyAdditions()
    {
        var before = Read(await File.ReadAllTextAsync(Checkout.File("tests/ServiceGate.IntegrationTests/Contract/openapi-of-before.json")));
        var now = Read((await ApiServer.Stand.SendAsync(ApiStand.Request(HttpMethod.Get, "/openapi/v1.json", null, null))).Text);

        Assert.That(before.Paths, Has.Count.GreaterThan(40));
        Assert.That(string.Join('\n', ApiComparison.Breaks(before, now)), Is.Empty);
    }

    private static OpenApiDocument Read(string json) => OpenApiDocument.Parse(json, OpenApiConstants.Json).Document!;
}
