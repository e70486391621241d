using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using ServiceGate.Tests.Golden;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>
/// Every address that the server answers, with the page behind it, who may ask and what guards it, is what it was before: a feature that forgets to register itself, or
/// registers outside the group that asks for a token, is seen here. Names of namespaces do not count.
/// </summary>
public sealed class RouteTableTests
{
    [Test]
    public void Routes_AreThoseOfBefore()
    {
        var routes = ApiServer.Stand.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null).ToList();

        Assert.That(routes, Has.Count.GreaterThan(80));
        new GoldenList("tests/ServiceGate.IntegrationTests/Golden/Lists/routes.txt").Expect(routes.Select(Line));
    }

    private static string Line(RouteEndpoint route)
    {
        var metadata = route.Metadata;
        return string.Join(" | ", new[]
        {
            $"{string.Join(',', (metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Order(StringComparer.Ordinal))} /{route.RoutePattern.RawText?.TrimStart('/')}",
            metadata.GetMetadata<ComponentTypeMetadata>() is { } page ? $"page {page.Type.Name}" : null,
            metadata.GetMetadata<IAllowAnonymous>() is null ? Access(metadata) : "anybody",
            metadata.GetMetadata<IAntiforgeryMetadata>() is { } antiforgery ? $"antiforgery {antiforgery.RequiresValidation}" : null,
            List("command", metadata.Where(m => m.GetType().Name is "CommandMetadata" or "PreconditionMetadata" or "AsksByItself").Select(m => m.GetType().Name)),
            List("tags", metadata.OfType<ITagsMetadata>().SelectMany(t => t.Tags)),
            List("takes", metadata.OfType<IAcceptsMetadata>().SelectMany(a => a.ContentTypes.Append(a.RequestType?.Name ?? ""))),
            List("answers", metadata.OfType<IProducesResponseTypeMetadata>().Select(p => $"{p.StatusCode} {p.Type?.Name}")),
        }.OfType<string>());
    }

    private static string Access(EndpointMetadataCollection metadata) =>
        List("needs", metadata.OfType<IAuthorizeData>().Select(a => a.Policy ?? a.Roles ?? "person").Concat(metadata.OfType<AuthorizationPolicy>().Select(Requirement))) ?? "whoever is signed in";

    private static string Requirement(AuthorizationPolicy policy) => string.Join(' ',
        policy.AuthenticationSchemes.Concat(policy.Requirements.Select(r => r is ClaimsAuthorizationRequirement claim ? $"{claim.ClaimType}={string.Join(',', claim.AllowedValues ?? [])}" : r.GetType().Name)));

    private static string? List(string name, IEnumerable<string> values) =>
        values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } list ? $"{name} {string.Join(", ", list)}" : null;
}
