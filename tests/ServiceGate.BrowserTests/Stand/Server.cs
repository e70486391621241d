using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Features.Accounts;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Imports;
using ServiceGate.Workflow.Json;

namespace ServiceGate.BrowserTests;

/// <summary>
/// The real server on a free port with an empty database, the sample's organisation and a business clock that the test moves. It stands at nine
/// o'clock in Shanghai on 2 November 2026; the sample's window is the night to 28 November.
/// </summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;
    private int _commands;

    private Server(WebApplication app, DirectoryInfo folder) => (_app, _folder) = (app, folder);

    /// <summary>Where it listens, without a slash at the end.</summary>
    internal string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Where notices are left.</summary>
    internal string Pickup => PickupOf(_folder);

    internal static async Task<Server> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-browser-");
        var app = await ServerHost.BuildAsync(new ServerSettings
        {
            DatabasePath = Path.Combine(folder.FullName, "pages.db"),
            Urls = "http://127.0.0.1:0",
            Quiet = true,
            // The stories of these tests follow the first version.
            Definitions = new Dictionary<string, int> { ["it-cutover"] = 1 },
            ClockStart = Shanghai("2026-11-02T09:00"),
            Overrides = settings.Append((Name: "Delivery:PickupFolder", Value: PickupOf(folder))).Append((Name: "Accounts:SecondFactorRoles", Value: "none")).ToDictionary(s => s.Name, s => (string?)s.Value, StringComparer.Ordinal),
        });
        await app.Services.GetRequiredService<DemoOrganisation>().LoadAsync(Sample.Path("organisation.json"));
        await app.StartAsync();
        return new Server(app, folder);
    }

    /// <summary>Moves the business clock to a local time in Shanghai.</summary>
    internal Task MoveAsync(string local) => _app.Services.GetRequiredService<ClockKeeper>().MoveAsync(Shanghai(local));

    /// <summary>Gives a command for somebody, as pages do.</summary>
    internal async Task<T> RunAsync<T>(string person, Command<T> command)
    {
        var runner = _app.Services.GetRequiredService<CommandRunner>();
        return (await runner.RunAsync(command, await PersonAsync(person), $"test-{Interlocked.Increment(ref _commands)}")).Required();
    }

    /// <summary>Creates a launch of the sample for the night to 28 November.</summary>
    internal async Task<string> CreateLaunchAsync(string title) => (await RunAsync("wang.min", new CreateLaunch("it-cutover", "HZ",
        new(title, new WindowInput("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai"), ["HZ", "SX"], ["IT-2026-0317"], "第3组用户迁移至新平台。")))).Number;

    /// <summary>Saves those items of a section of the sample that are not there yet.</summary>
    internal async Task FillAsync(string launch, string person, string section)
    {
        var there = await KeysAsync(launch, section);
        foreach (var (key, content) in Sample.Items(section).Where(item => !there.Contains(item.Key)))
            await RunAsync(person, new SaveItem(launch, section, key, content, 0));
    }

    /// <summary>Lets time do to a launch what it does by itself, without waiting for the server's own turn.</summary>
    internal async Task TendAsync(string launch) =>
        (await _app.Services.GetRequiredService<CommandRunner>().RunAsync(new ProcessDueLaunch(launch), 0, $"tend-{Interlocked.Increment(ref _commands)}")).Required();

    /// <summary>Acknowledges the script of a channel as it is now.</summary>
    internal async Task AcknowledgeAsync(string launch, string person, string channel)
    {
        await using var session = await SessionAsync();
        var found = await session.Launches.FindAsync(launch);
        var script = await session.Dossiers.FindAsync(found!.Id, Section.Channels, channel);
        await RunAsync(person, new AcknowledgeScript(launch, channel, script!.Revision));
    }

    /// <summary>Leaves a launch's flow as it is when following it has failed at a step.</summary>
    internal async Task FailAsync(string launch, string step, DateTimeOffset at)
    {
        await using var session = await _app.Services.GetRequiredService<ISessionFactory>().BeginAsync();
        var found = await session.Launches.FindAsync(launch);
        await session.Flows.SetFaultAsync(found!.Id, new Incident(step, 1, "InvalidOperationException: a test wants it so", at));
        await session.CommitAsync();
    }

    /// <summary>Saves an item of a section that is not there yet.</summary>
    internal Task SaveAsync(string launch, string person, string section, string key, object content) =>
        RunAsync(person, new SaveItem(launch, section, key, JsonSerializer.SerializeToElement(content), 0));

    /// <summary>Writes items past all rules, more than a section takes; the next command on the launch makes them known.</summary>
    internal async Task PutAsync(string launch, string person, Section section, IEnumerable<(string Key, ItemContent Content)> items, int seenRevision)
    {
        var by = await PersonAsync(person);
        await using var session = await _app.Services.GetRequiredService<ISessionFactory>().BeginAsync();
        var found = (await session.Launches.FindAsync(launch))!;
        foreach (var (key, content) in items)
        {
            var canonical = CoreJson.Canonical<object>(content);
            await session.Dossiers.SaveAsync(new(found.Id, section, key, seenRevision + 1, canonical, ContentHash.OfCanonical(canonical), by, _app.Services.GetRequiredService<BusinessClock>().GetUtcNow()), seenRevision, found.Round);
        }
        await session.CommitAsync();
    }

    /// <summary>What a launch's kind asks for.</summary>
    internal Checklist Checklist(LaunchKind kind, LaunchVariant variant) => _app.Services.GetRequiredService<ICatalogue>().Checklist(kind, variant);

    /// <summary>Imports the first customers of the sample; of one unit only, where one is named.</summary>
    internal async Task ImportAsync(string launch, string person, int count, string? unit = null)
    {
        string[] lines = [.. Sample.Customers(unit is null ? count : count * 10)];
        var wanted = lines.Skip(1).Where(line => unit is null || line.EndsWith($",{unit}", StringComparison.Ordinal)).Take(count);
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', wanted.Prepend(lines[0]))));
        var request = new ImportRequest(launch, await PersonAsync(person), $"test-{Interlocked.Increment(ref _commands)}", "customers.csv");
        (await _app.Services.GetRequiredService<AudienceImport>().RunAsync(request, file)).Required();
    }

    /// <summary>Approves a step, judging what is there now.</summary>
    internal async Task ApproveAsync(string launch, string person, string step)
    {
        await using var session = await SessionAsync();
        var seen = (await session.Launches.FindAsync(launch))!.ContentRevision;
        await RunAsync(person, NoteLook.AtAll(launch, seen));
        await RunAsync(person, new DecideStep(launch, step, StepVote.Approve, seen, null, null));
    }

    /// <summary>An item as it is stored.</summary>
    internal async Task<JsonElement> ItemAsync(string launch, string section, string key)
    {
        await using var session = await SessionAsync();
        var found = await session.Launches.FindAsync(launch);
        var item = (await session.Dossiers.ItemsAsync(found!.Id)).Single(i => CoreJson.Code(i.Section) == section && i.Key == key);
        return JsonDocument.Parse(item.Content).RootElement;
    }

    /// <summary>How many launches have a title.</summary>
    internal async Task<int> LaunchesTitledAsync(string title)
    {
        var page = await _app.Services.GetRequiredService<Data.Queries.LaunchList>().FindAsync(Core.Facts.Organisation.Actor.System, new Data.Queries.LaunchFilter { Text = title });
        return page.Total;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static DateTimeOffset Shanghai(string local) =>
        new(DateTime.ParseExact(local, LocalTimes.Format, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    private static string PickupOf(DirectoryInfo folder) => Path.Combine(folder.FullName, "pickup");

    private Task<ICommandSession> SessionAsync() => _app.Services.GetRequiredService<ISessionFactory>().ReadAsync();

    private async Task<long> PersonAsync(string userName)
    {
        await using var session = await SessionAsync();
        return (await session.Organisation.FindPersonAsync(userName))!.Id;
    }

    private async Task<HashSet<string>> KeysAsync(string launch, string section)
    {
        await using var session = await SessionAsync();
        var found = await session.Launches.FindAsync(launch);
        return [.. (await session.Dossiers.ItemsAsync(found!.Id)).Where(i => CoreJson.Code(i.Section) == section).Select(i => i.Key)];
    }
}
