using System.CommandLine;
using System.Globalization;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Features.Announcements;
using ServiceGate.Web.Features.Announcements.Reading;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>announcements &lt;file&gt; …</c>: takes announced maintenance windows over as network cutovers, while no server works with the database. Exit 0: every row was taken over,
/// or said what stands; 2: some were refused, which it names; 3: nothing was done.
/// </summary>
internal static class AnnouncementsVerb
{
    private static readonly Argument<FileInfo[]> Files = new("file")
    {
        Description = "Files of announcements, a later one said after an earlier one: JSON such as samples/network-cutovers/cutovers.json.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Unit = new("--unit") { Description = "Code of the unit that the launches belong to.", Required = true };
    private static readonly Option<string> Owner = new("--owner") { Description = "Sign-in name of the product manager who owns them.", Required = true };
    private static readonly Option<int> Weeks = new("--shift-weeks") { Description = "Move all windows by this many weeks, for demonstrations (default: 0).", DefaultValueFactory = _ => 0 };
    private static readonly Option<string?> Zone = new("--zone") { Description = "The zone in which times without an offset are meant, for example Asia/Shanghai (default: their rows are refused)." };

    public static Command Make()
    {
        var verb = new Command("announcements", "Takes announced maintenance windows over as network cutovers.") { Files, Unit, Owner, Weeks, Zone, CommonOptions.Database, JsonPrint.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var print = Print(parsed);
        string? problem = null;
        try
        {
            var zone = ZoneOf(parsed);
            var files = new List<(string Name, AnnouncementFile File)>();
            foreach (var path in parsed.GetValue(Files)!) files.Add((path.Name, await ReadAsync(path, zone, print, cancellation)));
            await using var app = await ServerHost.BuildAsync(new() { DatabasePath = parsed.GetValue(CommonOptions.Database), Quiet = true }, cancellation);
            foreach (var (name, file) in files) await TakeOverAsync(app.Services, name, file, parsed, print, cancellation);
        }
        catch (Exception e) when (CommonOptions.IsOfDatabase(e) || e is InvalidDataException)
        {
            problem = e.Message;
        }
        await print.EndAsync(problem);
        return problem is null ? print.HasRefused ? 2 : 0 : print.HasWritten ? 2 : 3;
    }

    private static TakeoverPrint Print(ParseResult parsed)
    {
        var (console, texts) = (parsed.InvocationConfiguration, TextCatalogue.Load(strict: false).For(SupportedLanguage.English));
        return JsonPrint.IsAsked(parsed) ? new TakeoverJson(console.Output, console.Error, texts) : new TakeoverLines(console.Output, console.Error, texts, parsed.GetValue(Files)!.Length > 1);
    }

    private static TimeZoneInfo? ZoneOf(ParseResult parsed) => parsed.GetValue(Zone) is not { } name ? null
        : LocalTimes.FindZone(name) ?? throw new InvalidDataException($"There is no zone {name}; give its IANA name, for example Asia/Shanghai.");

    private static async Task<AnnouncementFile> ReadAsync(FileInfo path, TimeZoneInfo? zone, TakeoverPrint print, CancellationToken cancellation)
    {
        if (path is { Exists: true, Length: > AnnouncementFile.MostBytes }) throw new InvalidDataException($"{path.Name}: it has more than {AnnouncementFile.MostBytes / 1024 / 1024} MiB.");
        try
        {
            return AnnouncementFile.Read(await File.ReadAllBytesAsync(path.FullName, cancellation), zone);
        }
        catch (UnreadableFeedException e)
        {
            throw new InvalidDataException($"{path.Name}: {print.Texts.Rule(e.Why)}", e);
        }
    }

    private static async Task TakeOverAsync(IServiceProvider services, string name, AnnouncementFile file, ParseResult parsed, TakeoverPrint print, CancellationToken cancellation)
    {
        var person = await OwnerAsync(services.GetRequiredService<ISessionFactory>(), parsed.GetValue(Owner)!, cancellation);
        var order = new TakeoverOrder(parsed.GetValue(Unit), null, parsed.GetValue(Weeks));
        var report = new TakeoverReport(file);
        try
        {
            var outcome = await services.GetRequiredService<AnnouncementTakeover>().RunAsync(report, order, person, Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), cancellation: cancellation);
            if (!outcome.IsDone) throw new InvalidDataException(string.Join(' ', outcome.Violations.Select(print.Texts.Rule)));
        }
        finally
        {
            // Whatever ended the run: what was taken over by then stands.
            if (report.HasBegun || !file.Maintenances.Any()) await print.ReportAsync(name, report);
        }
    }

    private static async Task<long> OwnerAsync(ISessionFactory sessions, string userName, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return (await session.Organisation.FindPersonAsync(userName))?.Id ?? throw new InvalidDataException($"There is no {userName}.");
    }
}
