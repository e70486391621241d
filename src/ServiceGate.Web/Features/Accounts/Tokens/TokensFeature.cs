using Microsoft.AspNetCore.Authentication;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Accounts.Tokens;

/// <summary>Tokens for programs, and the scheme by which the API takes them.</summary>
internal sealed class TokensFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 30;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings)
    {
        services.AddSingleton(provider => new ApiTokens(
            provider.GetRequiredService<ISessionFactory>(), provider.GetRequiredService<CommandRunner>(), TimeProvider.System));
        services.AddSingleton<TokensForPeople>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(ApiPolicies.SchemeName, null);
    }

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Tokens");
        TokenEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
