using System.Globalization;
using System.Text;
using System.Text.Json;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Settings;
using ServiceGate.Web.Imports;

namespace ServiceGate.Web.Demo;

/// <summary>What the loading of demonstration launches works with.</summary>
/// <param name="runner">Carries commands out.</param>
/// <param name="sessions">Finds people and revisions.</param>
/// <param name="import">Imports customers.</param>
/// <param name="clock">Business time.</param>
/// <param name="settings">Remembers that it was done.</param>
/// <param name="flows">Says where a launch stands after each command.</param>
/// <param name="catalogue">The calendar.</param>
internal sealed class DemoSeeder(CommandRunner runner, ISessionFactory sessions, AudienceImport import, BusinessClock clock, SettingStore settings, FlowRuntime flows, ICatalogue catalogue)
{
    /// <summary>The product manager of all demonstration launches.</summary>
    public const string Owner = "wang.min";

    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "samples", "tv-user-migration");

    /// <summary>Who signs for which department.</summary>
    public static IReadOnlyList<(string Department, string Person)> Reviewers { get; } =
        [("customer-service", "chen.jing"), ("it", "li.qiang"), ("network", "zhao.hai")];

    /// <summary>The settings.</summary>
    public SettingStore Settings => settings;

    /// <summary>Begins a launch some days ahead.</summary>
    public DemoLaunch Start(string name, string title, int days, CancellationToken cancellation)
    {
        var night = clock.GetUtcNow().InZone(LocalTimes.Zone("Asia/Shanghai")).Date.AddDays(days);
        var window = new WindowInput(night.ToString(LocalTimes.Format, CultureInfo.InvariantCulture), night.AddHours(6).ToString(LocalTimes.Format, CultureInfo.InvariantCulture), "Asia/Shanghai");
        return new(this, name, new HeaderInput(title, window, ["HZ", "SX"], [$"CRM-{night:yyyyMMdd}-01"], "分组用户在割接时间窗内逐批迁移；无法迁移的用户保留在原平台。", FreezeReason: FreezeReason(night, night.AddHours(6))), cancellation);
    }

    /// <summary>Why a window cannot wait; null where no freeze period asks.</summary>
    /// <param name="from">Its beginning, local in Shanghai.</param>
    /// <param name="until">Its end.</param>
    public string? FreezeReason(DateTime from, DateTime until)
    {
        var zone = LocalTimes.Zone("Asia/Shanghai");
        return catalogue.Calendar.FreezesIn(LocalTimes.ResolveLeniently(from, zone), LocalTimes.ResolveLeniently(until, zone)).Count == 0 ? null : "设备维保到期，推迟将影响节假日保障。";
    }

    /// <summary>Gives a command for a person, unless an interrupted start gave it before: its dates may have been others then.</summary>
    public async Task<T> RunAsync<T>(string person, string id, Command<T> command, CancellationToken cancellation)
    {
        var personId = await PersonAsync(person, cancellation);
        await using (var session = await sessions.ReadAsync(cancellation))
            if (await session.Commands.FindAsync(personId, id) is { } earlier) return CoreJson.Read<T>(earlier.Result);
        var result = (await runner.RunAsync(command, personId, id, cancellation)).Required();
        await flows.SettledAsync(sessions, cancellation);
        return result;
    }

    /// <summary>Imports the first customers of the sample.</summary>
    /// <param name="launch">The launch.</param>
    /// <param name="id">Id of the import.</param>
    /// <param name="customers">How many.</param>
    /// <param name="ends">What the lines of those customers end with.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task ImportAsync(string launch, string id, int customers, string ends, CancellationToken cancellation)
    {
        var lines = File.ReadLines(Path.Combine(Sample, "customers.csv")).Where((line, i) => i == 0 || line.EndsWith(ends, StringComparison.Ordinal)).Take(customers == int.MaxValue ? customers : customers + 1);
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        var request = new ImportRequest(launch, await PersonAsync("sun.yue", cancellation), id, "customers.csv");
        (await import.RunAsync(request, file, cancellation: cancellation)).Required();
    }

    /// <summary>The sections of the sample's dossier: section, key, content.</summary>
    public static async Task<JsonElement> DossierAsync(CancellationToken cancellation)
    {
        await using var file = File.OpenRead(Path.Combine(Sample, "dossier.json"));
        return (await JsonDocument.ParseAsync(file, cancellationToken: cancellation)).RootElement.GetProperty("sections");
    }

    /// <summary>The launch as it is now.</summary>
    public async Task<Launch> LaunchAsync(string number, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return (await session.Launches.FindAsync(number))!;
    }

    /// <summary>Who owns a channel's script.</summary>
    public static string OwnerOf(string channel) => channel switch
    {
        "hotline" => "xu.lin",
        "shop" => "ma.chao",
        "app" => "gao.yun",
        "tv-screen" => "lin.fan",
        _ => "tang.wei",
    };

    /// <summary>Id of a person.</summary>
    public async Task<long> PersonAsync(string userName, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return (await session.Organisation.FindPersonAsync(userName))!.Id;
    }
}

/// <summary>A demonstration launch on its way. Every command's id is made from the launch's name and what it does.</summary>
internal sealed class DemoLaunch(DemoSeeder desk, string name, HeaderInput header, CancellationToken cancellation)
{
    private static readonly string[] Own = ["concerns", "risks", "contingency", "channels", "trials"];
    private string? _number;

    /// <summary>Fills sections of the dossier.</summary>
    public async Task FillAsync(params string[] sections)
    {
        var number = await NumberAsync();
        foreach (var section in (await DemoSeeder.DossierAsync(cancellation)).EnumerateObject().Where(s => sections.Contains(s.Name)))
            foreach (var item in section.Value.EnumerateObject())
                await desk.RunAsync(section.Name == "notices" ? "sun.yue" : DemoSeeder.Owner, Id($"{section.Name}-{item.Name}"),
                    new SaveItem(number, section.Name, item.Name, item.Value, 0), cancellation);
    }

    /// <summary>Fills everything in, imports customers and hands in, until departments review.</summary>
    public async Task HandInAsync(int customers)
    {
        var number = await NumberAsync();
        await FillAsync(Own);
        await desk.RunAsync(DemoSeeder.Owner, Id("hand-in"), new HandIn(number, "dossier"), cancellation);
        await DecideAsync("agree", "zhou.lan", StepVote.Approve);
        await desk.ImportAsync(number, Id("import"), customers, "", cancellation);
        await FillAsync("notices");
        await desk.RunAsync("sun.yue", Id("hand-in-notices"), new HandIn(number, "audience"), cancellation);
    }

    /// <summary>A department signs.</summary>
    public Task SignAsync(string department, string person) => DecideAsync($"review-{department}", person, StepVote.Approve);

    /// <summary>A department returns it with a finding.</summary>
    public Task ReturnAsync(string department, string person, string section, string item, string text) =>
        DecideAsync($"review-{department}", person, StepVote.Return, new FindingInput(section, item, text));

    /// <summary>All channel owners acknowledge their scripts.</summary>
    public async Task AcknowledgeAllAsync()
    {
        foreach (var channel in (await DemoSeeder.DossierAsync(cancellation)).GetProperty("channels").EnumerateObject())
            await desk.RunAsync(DemoSeeder.OwnerOf(channel.Name), Id($"acknowledge-{channel.Name}"), new AcknowledgeScript(await NumberAsync(), channel.Name, 1), cancellation);
    }

    private async Task DecideAsync(string step, string person, StepVote vote, params FindingInput[] findings)
    {
        var seen = (await desk.LaunchAsync(await NumberAsync(), cancellation)).ContentRevision;
        await desk.RunAsync(person, Id(step + "-look"), NoteLook.AtAll(await NumberAsync(), seen), cancellation);
        await desk.RunAsync(person, Id(step), new DecideStep(await NumberAsync(), step, vote, seen, null, findings), cancellation);
    }

    private async Task<string> NumberAsync() =>
        _number ??= (await desk.RunAsync(DemoSeeder.Owner, Id("create"), new CreateLaunch("it-cutover", "HZ", header), cancellation)).Number;

    private string Id(string what) => $"demo-{name}-{what}";
}
