using System.Reflection;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Viewing;

namespace ServiceGate.Web.Features.About;

/// <summary>What this server is.</summary>
internal static class AboutEndpoint
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/about", Get).AllowAnonymous().Produces<AboutDocument>()
        .WithTags("About").WithSummary("Says what this server is").WithDescription("Needs no token.");

    private static IResult Get(BusinessClock clock, IOptions<ShellOptions> shell) => ApiCall.Json(
        new AboutDocument("ServiceGate", Version, shell.Value.IsDemo, clock.GetUtcNow(), clock.SetTo is not null));

    private static string Version { get; } =
        typeof(AboutEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

/// <summary>What a server is.</summary>
/// <param name="Product">The product.</param>
/// <param name="Version">Its version.</param>
/// <param name="Demo">Whether it is a demonstration: only then may stories be played on it.</param>
/// <param name="BusinessTime">The time that due dates and windows count on.</param>
/// <param name="ClockFrozen">Whether that time stands still until it is moved.</param>
public sealed record AboutDocument(string Product, string Version, bool Demo, DateTimeOffset BusinessTime, bool ClockFrozen);
