using ServiceGate.Web.Features.About;
using ServiceGate.Web.Features.Accounts;
using ServiceGate.Web.Features.Accounts.Tokens;
using ServiceGate.Web.Features.Announcements;
using ServiceGate.Web.Features.Customers;
using ServiceGate.Web.Features.Definitions;
using ServiceGate.Web.Features.Definitions.Simulation;
using ServiceGate.Web.Features.Dossiers;
using ServiceGate.Web.Features.Gates;
using ServiceGate.Web.Features.History;
using ServiceGate.Web.Features.Launches;
using ServiceGate.Web.Features.Nodes;
using ServiceGate.Web.Features.Notices;
using ServiceGate.Web.Features.Organisation;
using ServiceGate.Web.Features.Reminders;
using ServiceGate.Web.Features.Reviews;
using ServiceGate.Web.Features.Running;
using ServiceGate.Web.Features.Today;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Hosting;

/// <summary>All features of the web. A new one is a folder below <c>Features</c> and a line here.</summary>
internal static class FeatureList
{
    /// <summary>In the order in which they are registered, which is that of the API's description. The nodes come before whatever works by itself: the first service to start is the last to stop.</summary>
    public static IReadOnlyList<IFeature> All { get; } =
    [
        new AboutFeature(),
        new AccountsFeature(),
        new TokensFeature(),
        new LaunchesFeature(),
        new DossiersFeature(),
        new CustomersFeature(),
        new ReviewsFeature(),
        new GatesFeature(),
        new NoticesFeature(),
        new RunningFeature(),
        new HistoryFeature(),
        new DefinitionsFeature(),
        new TodayFeature(),
        new OrganisationFeature(),
        new NodesFeature(),
        new SimulationFeature(),
        new AnnouncementsFeature(),
        new RemindersFeature(),
    ];
}
