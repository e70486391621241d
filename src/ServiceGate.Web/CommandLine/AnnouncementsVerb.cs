using System.CommandLine;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Features.Announcements;
using ServiceGate.Web.Hosting;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>announcements &lt;file&gt;</c>: takes announced maintenance windows over as network cutovers, while no server works with the database. Exit 0: all rows; 2: some rows
/// were refused, which it names; 3: nothing was done.
/// </summary>
internal static class AnnouncementsVerb
{
    private static readonly Argument<FileInfo> Rows = new("file") { Description = "JSON list of announcements, for example samples/network-cutovers/cutovers.json." };
    private static readonly Option<string> Unit = new("--unit") { Description = "Code of the unit that the launches belong to.", Required = true };
    private static readonly Option<string> Owner = new("--owner") { Description = "Sign-in name of the product manager who owns them.", Required = true };
    private static readonly Option<int?> Weeks = new("--shift-weeks")
    {
        Description = "Move all windows by this many weeks (default: as few as let every window begin a week from now or later).",
    };

    public static Command Make()
    {
        var verb = new Command("announcements", "Takes announced maintenance windows over as network cutovers.") { Rows, Unit, Owner, Weeks, CommonOptions.Database };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var path = parsed.GetValue(Rows)!;
            var file = AnnouncementFile.Read(await File.ReadAllTextAsync(path.FullName, cancellation), path.Name);
            await using var app = await ServerHost.BuildAsync(new() { DatabasePath = parsed.GetValue(CommonOptions.Database), Quiet = true }, cancellation);
            return await TakeOverAsync(app.Services, file, parsed, cancellation);
        }
        catch (Exception e) when (CommonOptions.IsOfDatabase(e) || e is InvalidDataException or InvalidOperationException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return 3;
        }
    }

    private static async Task<int> TakeOverAsync(IServiceProvider services, AnnouncementFile file, ParseResult parsed, CancellationToken cancellation)
    {
        var output = parsed.InvocationConfiguration.Output;
        var weeks = parsed.GetValue(Weeks) ?? file.WeeksUntilAfter(services.GetRequiredService<BusinessClock>().GetUtcNow().AddDays(7));
        var owner = await OwnerAsync(services.GetRequiredService<ISessionFactory>(), parsed.GetValue(Owner)!, cancellation);
        await output.WriteLineAsync($"All windows are moved by {weeks} weeks.");
        foreach (var maintenance in file.Maintenances)
        {
            var taken = await services.GetRequiredService<AnnouncementTakeover>().RunAsync(maintenance, weeks, parsed.GetValue(Unit)!, owner, cancellation);
            await output.WriteLineAsync($"{taken.Launch}  {maintenance.Provider} {maintenance.Id}: {maintenance.Revisions.Count} announcements{(taken.IsCalledOff ? ", called off" : "")}");
        }
        foreach (var refused in file.Refused)
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"Row {refused.Row} is refused, {refused.Announcement.Provider} {refused.Announcement.MaintenanceId}: {refused.Reason}.");
        return file.Refused.Count == 0 ? 0 : 2;
    }

    private static async Task<long> OwnerAsync(ISessionFactory sessions, string userName, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return (await session.Organisation.FindPersonAsync(userName))?.Id ?? throw new InvalidDataException($"There is no {userName}.");
    }
}
