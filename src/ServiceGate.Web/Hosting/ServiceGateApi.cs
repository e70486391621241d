using ServiceGate.Web.Api;
using ServiceGate.Web.Api.Description;
using ServiceGate.Web.Hosting.Outage;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Hosting;

/// <summary>Registers and maps the REST API under <c>/api/v1</c>, its description at <c>/openapi/v1.json</c> and the page that shows it at <c>/api</c>.</summary>
internal static class ServiceGateApi
{
    /// <summary>Adds what the API needs besides its features.</summary>
    public static void AddServiceGateApi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<ApiCall>();
        services.AddSingleton<IStartupFilter, ApiErrors>();
        services.AddApiDescription();
    }

    /// <summary>Maps the part that each feature has of the API, and the description of all.</summary>
    public static void MapServiceGateApi(this IEndpointRouteBuilder endpoints, IReadOnlyList<IFeature> features)
    {
        var routes = Routes(endpoints.MapGroup("/api/v1"));
        foreach (var feature in features) feature.MapApi(routes);
        SettingEndpoints.Map(routes.Tagged("Settings").Reads);
        endpoints.MapApiDescription();
    }

    private static ApiRoutes Routes(RouteGroupBuilder api) => new(
        api,
        api.MapGroup("").RequireAuthorization(ApiPolicies.Read).AddEndpointFilter<PageFilter>().WithMetadata(ProblemAnswers(401, 403, 404, 503)),
        api.MapGroup("").RequireAuthorization(ApiPolicies.Write).AddEndpointFilter<CommandFilter>().DisableAntiforgery()
            .WithMetadata(new CommandMetadata()).WithMetadata(ProblemAnswers(400, 401, 403, 404, 409, 413, 422, 503)));

    private static object[] ProblemAnswers(params int[] statuses) =>
        [.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [Problems.ContentType]))];
}
