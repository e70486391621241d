using ServiceGate.Web.Accounts;

namespace ServiceGate.Web.Hosting;

/// <summary>What an empty installation is given before it serves: the demonstration's people, or an administrator. Later starts change nothing.</summary>
public static class FirstStart
{
    /// <summary>Gives it.</summary>
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancellation = default)
    {
        if (services.GetRequiredService<ServerSettings>().Demo)
            await services.GetRequiredService<DemoOrganisation>().LoadAsync(Path.Combine(AppContext.BaseDirectory, "samples", "organisation.json"), cancellation);
        else
            await services.GetRequiredService<FirstAdministrator>().EnsureAsync(cancellation);
    }
}
