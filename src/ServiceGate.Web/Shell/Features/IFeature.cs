using ServiceGate.Data.Opening;

namespace ServiceGate.Web.Shell.Features;

/// <summary>
/// A feature of the web: one folder with its pages, views, endpoints and texts, or a part of one, which registers itself here. Pages bring their addresses with them,
/// texts are found by their names, features by their class; everything else is said by the members that a feature has.
/// </summary>
internal interface IFeature
{
    /// <summary>
    /// Its place among all: features stand in the API's description in this order, and what works by itself starts in it and stops in the opposite one. Whoever says
    /// nothing comes last.
    /// </summary>
    int Order => int.MaxValue;

    /// <summary>Adds what only this feature needs.</summary>
    void AddServices(IServiceCollection services, FeatureSettings settings) { }

    /// <summary>Maps what answers people besides pages: exports, live progress.</summary>
    void Map(WebApplication app) { }

    /// <summary>Maps its part of the API.</summary>
    void MapApi(ApiRoutes api) { }
}

/// <summary>What a feature may look at when it registers itself.</summary>
/// <param name="Configuration">The settings, which were checked.</param>
/// <param name="Database">The installation's database.</param>
internal sealed record FeatureSettings(IConfiguration Configuration, DatabaseSettings Database);
