using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Reminders;

/// <summary>The agenda of reminders.</summary>
internal sealed class RemindersFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 180;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => ReminderAgenda.Add(services, settings.Configuration, settings.Database);

    /// <inheritdoc/>
    public void Map(WebApplication app) => ReminderAgenda.Map(app);
}
