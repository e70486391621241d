using Microsoft.AspNetCore.Authentication;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Api.Audiences;
using ServiceGate.Web.Api.Definitions;
using ServiceGate.Web.Api.Description;
using ServiceGate.Web.Api.Dossiers;
using ServiceGate.Web.Api.Gates;
using ServiceGate.Web.Api.Launches;
using ServiceGate.Web.Api.Notices;
using ServiceGate.Web.Api.Organisation;
using ServiceGate.Web.Api.SignOffs;
using ServiceGate.Web.Tokens;

namespace ServiceGate.Web.Api;

/// <summary>Registers and maps the REST API under <c>/api/v1</c>, its description at <c>/openapi/v1.json</c> and the page that shows it at <c>/api</c>.</summary>
public static class ServiceGateApi
{
    /// <summary>
    /// Adds the API's services. Needs the command runner, the session factory, the readers and queries, the importer, the business clock and the texts of the pages.
    /// </summary>
    public static IServiceCollection AddServiceGateApi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(provider => new ApiTokens(
            provider.GetRequiredService<ISessionFactory>(), provider.GetRequiredService<CommandRunner>(), TimeProvider.System));
        services.AddSingleton<TokensForPeople>();
        services.AddScoped<ApiCall>();
        services.AddSingleton<IStartupFilter, ApiErrors>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        services.AddApiDescription();
        return services;
    }

    /// <summary>Maps the API. Call it with the application itself or a group without prefix.</summary>
    public static void MapServiceGateApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1");
        var reads = api.MapGroup("").RequireAuthorization(ApiPolicies.Read).WithMetadata(ProblemAnswers(401, 403, 404, 503));
        var commands = api.MapGroup("").RequireAuthorization(ApiPolicies.Write).AddEndpointFilter<CommandFilter>().DisableAntiforgery()
            .WithMetadata(new CommandMetadata()).WithMetadata(ProblemAnswers(400, 401, 403, 404, 409, 413, 422, 503));
        AboutEndpoint.Map(api);
        LaunchEndpoints.Map(Tagged(reads, "Launches"), Tagged(commands, "Launches"));
        DossierEndpoints.Map(Tagged(reads, "Dossier"), Tagged(commands, "Dossier"));
        AudienceEndpoints.Map(Tagged(reads, "Customers"), Tagged(commands, "Customers"));
        CustomerEndpoints.Map(Tagged(reads, "Customers"), Tagged(commands, "Customers"));
        StepEndpoints.Map(Tagged(reads, "Review"), Tagged(commands, "Review"));
        GateEndpoints.Map(Tagged(reads, "Gates"));
        BatchEndpoints.Map(Tagged(reads, "Notices"), Tagged(commands, "Notices"));
        OutcomeEndpoints.Map(Tagged(reads, "Run"), Tagged(commands, "Run"));
        StageEndpoints.Map(Tagged(reads, "Run"), Tagged(commands, "Run"));
        FlowEndpoints.Map(Tagged(commands, "Run"));
        HistoryEndpoints.Map(Tagged(reads, "History"));
        DefinitionEndpoints.Map(Tagged(reads, "Definitions"), Tagged(commands, "Definitions"));
        WorkEndpoints.Map(Tagged(reads, "Organisation"));
        MessageEndpoints.Map(Tagged(reads, "Organisation"), Tagged(commands, "Organisation"));
        OrganisationEndpoints.Map(Tagged(reads, "Organisation"));
        NodeEndpoints.Map(Tagged(reads, "Organisation"));
        endpoints.MapApiDescription();
    }

    private static object[] ProblemAnswers(params int[] statuses) =>
        [.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [Problems.ContentType]))];

    private static RouteGroupBuilder Tagged(RouteGroupBuilder group, string tag) => group.MapGroup("").WithTags(tag);
}

/// <summary>Marks the endpoints that carry commands out.</summary>
internal sealed class CommandMetadata;
