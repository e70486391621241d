using Microsoft.AspNetCore.DataProtection;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Features.Accounts;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.Web.Hosting;

/// <summary>
/// What an empty installation is given before it serves: the key that protects cookies and forms, and the demonstration's people or an administrator. Later
/// starts change nothing.
/// </summary>
public static class FirstStart
{
    /// <summary>Gives it. Of nodes that start together on one database one does, and only its file holds a password.</summary>
    /// <exception cref="InvalidDataException">A demonstration was asked for on an installation that is none.</exception>
    public static Task RunAsync(IServiceProvider services, CancellationToken cancellation = default) =>
        services.GetRequiredService<Database>().AloneAsync(() => GiveAsync(services, cancellation), cancellation);

    private static async Task GiveAsync(IServiceProvider services, CancellationToken cancellation)
    {
        // Whoever protects something first makes a key. Nodes that each made one would not know those of the others before they read the keys again, a day later.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(FirstStart)).Protect([]);
        if (services.GetRequiredService<ServerSettings>().Demo)
            await services.GetRequiredService<DemoOrganisation>().LoadAsync(Path.Combine(AppContext.BaseDirectory, "samples", "organisation.json"), cancellation);
        else
            await services.GetRequiredService<FirstAdministrator>().EnsureAsync(cancellation);
    }
}
