using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>
/// Believes the address and scheme that a reverse proxy forwards, if the request comes from a proxy that is named: cookies are then marked secure behind TLS, and failed
/// sign-ins count for the address they come from. Anybody else could write those headers.
/// </summary>
internal static class ProxyTrust
{
    /// <summary>Setting: addresses of proxies.</summary>
    public const string Proxies = "Proxy:KnownProxies";

    /// <summary>Setting: networks of proxies.</summary>
    public const string Networks = "Proxy:KnownNetworks";

    /// <summary>Setting: how many proxies stand one behind the other.</summary>
    public const string Hops = "Proxy:Hops";

    /// <summary><see cref="Hops"/> unless it is set.</summary>
    public const int DefaultHops = 1;

    /// <summary>Adds what the settings, which were checked, say.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration) => services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = configuration[Hops] is { } hops ? int.Parse(hops, CultureInfo.InvariantCulture) : DefaultHops;
        var (proxies, networks) = (Parts(configuration, Proxies), Parts(configuration, Networks));
        if (proxies.Length + networks.Length == 0) return;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) options.KnownProxies.Add(IPAddress.Parse(proxy));
        foreach (var network in networks) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
    });

    private static string[] Parts(IConfiguration configuration, string name) => configuration[name] is { } text ? TextRules.List(text) : [];
}
