using ServiceGate.Data;
using ServiceGate.Web.Accounts;

namespace ServiceGate.Web.Hosting;

/// <summary>What an empty installation is given before it serves: the demonstration's people, or an administrator. Later starts change nothing.</summary>
public static class FirstStart
{
    /// <summary>Gives it. Of nodes that start together on one database one does, and only its file holds a password.</summary>
    public static Task RunAsync(IServiceProvider services, CancellationToken cancellation = default) =>
        services.GetRequiredService<Database>().AloneAsync(() => GiveAsync(services, cancellation), cancellation);

    private static async Task GiveAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (services.GetRequiredService<ServerSettings>().Demo)
            await services.GetRequiredService<DemoOrganisation>().LoadAsync(Path.Combine(AppContext.BaseDirectory, "samples", "organisation.json"), cancellation);
        else
            await services.GetRequiredService<FirstAdministrator>().EnsureAsync(cancellation);
    }
}
