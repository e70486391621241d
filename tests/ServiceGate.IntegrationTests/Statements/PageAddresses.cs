using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.IntegrationTests.Accounts;

namespace ServiceGate.IntegrationTests.Statements;

/// <summary>The pages that a server has, by their routes, and where links lead to them.</summary>
internal sealed partial class PageAddresses(ServerStand server)
{
    private readonly List<RouteEndpoint> _routes =
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).OrderBy(route => route.RoutePattern.InboundPrecedence),
    ];

    /// <summary>The routes of all pages.</summary>
    public IEnumerable<string> Routes => _routes.Select(Name);

    /// <summary>The route of the page at an address; null when there is no page.</summary>
    public string? RouteOf(string address) => _routes.FirstOrDefault(route => new TemplateMatcher(new RouteTemplate(route.RoutePattern), []).TryMatch(address.Split('?')[0], [])) is { } found ? Name(found) : null;

    /// <summary>Where a page leads within the product.</summary>
    public static IEnumerable<string> LinksOf(string html) => Link().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value));

    private static string Name(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex Link();
}
