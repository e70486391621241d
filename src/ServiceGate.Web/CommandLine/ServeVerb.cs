using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.Web.CommandLine;

/// <summary><c>serve</c>: runs the server until it is stopped.</summary>
internal static class ServeVerb
{
    public static Command Make()
    {
        var demo = new Option<bool>("--demo") { Description = "Load samples and demo accounts; listens on loopback only." };
        var urls = new Option<string?>("--urls") { Description = $"Where to listen (default {ServerSettings.DefaultUrl})." };
        var serve = new Command("serve", "Runs the server (the default).") { demo, CommonOptions.Database, urls };
        serve.SetAction((parsed, cancellation) => RunAsync(
            new ServerSettings { Demo = parsed.GetValue(demo), DatabasePath = parsed.GetValue(CommonOptions.Database), Urls = parsed.GetValue(urls) },
            parsed.InvocationConfiguration, cancellation));
        return serve;
    }

    private static async Task<int> RunAsync(ServerSettings settings, InvocationConfiguration console, CancellationToken cancellation)
    {
        try
        {
            await using var app = await ServerHost.BuildAsync(settings, cancellation);
            if (ListeningAddress.Taken(app.Configuration["urls"]) is { } taken)
            {
                await console.Error.WriteLineAsync($"Another program listens at {taken} already: end it, or give another address with --urls.");
                return 1;
            }
            if (!settings.Demo) KeyProtection.Require(app.Configuration);
            await app.Services.GetRequiredService<KeyProtection>().RenewAsync(app.Services.GetRequiredService<DataProtectionKeyStore>(), cancellation);
            await FirstStart.RunAsync(app.Services, cancellation);
            await app.StartAsync(cancellation);
            foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
                await console.Output.WriteLineAsync($"ServiceGate {(settings.Demo ? "(demo) " : "")}listens on {address}");
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }
        // Kestrel reports an address that somebody else has as IOException, which counts as a file's, one that it may not or cannot have as SocketException.
        catch (Exception e) when (CommonOptions.IsOfDatabase(e) || e is InvalidDataException or SocketException)
        {
            await console.Error.WriteLineAsync(e is SocketException ? $"The setting Urls is wrong: {e.Message}." : e.Message);
            return 1;
        }
    }
}
