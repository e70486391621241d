using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>Units, departments, people and their roles.</summary>
internal sealed class OrganisationFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 140;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Organisation");
        OrganisationEndpoints.Map(tagged.Reads);
        UnitEndpoints.Map(tagged.Commands);
        PeopleEndpoints.Map(tagged.Reads, tagged.Commands);
        RoleEndpoints.Map(tagged.Reads, tagged.Commands);
        OwnAccountEndpoints.Map(tagged.Reads, tagged.Commands);
        AccountEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
