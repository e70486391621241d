using System.Globalization;
using System.Text;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Web.Features.Attachments;

namespace ServiceGate.Web.Demo;

/// <summary>
/// Where courses are played: on a clock that is set back to the time of each course and follows it, so that what is due then is begun by the same workers as ever; afterwards it goes on as before. Nothing happens later
/// than at the moment at which the demonstration was started.
/// </summary>
/// <param name="desk">Acts for the demonstration's people.</param>
/// <param name="sessions">Reads.</param>
/// <param name="catalogue">Definitions and the calendar.</param>
/// <param name="clock">The clock that is set back.</param>
/// <param name="signal">Wakes the workers.</param>
/// <param name="files">Takes files.</param>
/// <param name="start">The moment at which the demonstration was started.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class DemoStage(DemoSeeder desk, ISessionFactory sessions, ICatalogue catalogue, BusinessClock clock, IWorkSignal signal, FileTaking files, DateTimeOffset start, CancellationToken cancellation)
{
    private const int MostLooks = 600;
    private const int MostLooksAtNothing = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeZoneInfo Zone = LocalTimes.Zone("Asia/Shanghai");

    /// <summary>The moment at which the demonstration was started.</summary>
    public DateTimeOffset Start => start;

    /// <summary>The time in the course.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Sets the clock, for a new course also back.</summary>
    public void Go(DateTimeOffset moment) => clock.Set(moment < start ? moment : start);

    /// <summary>Lets time pass until a moment, but not beyond the start of the demonstration, and waits until what is due of a launch is done.</summary>
    public Task GoOnAsync(string launch, DateTimeOffset moment)
    {
        if (moment > Now) Go(moment);
        return WorkAsync(launch);
    }

    /// <summary>Waits until what is due of a launch is done, or does not move any more: what waits for a gate stays due.</summary>
    public async Task WorkAsync(string launch)
    {
        var (seen, still) = ("", 0);
        for (var look = 0; look < MostLooks && still < MostLooksAtNothing && await DueOfAsync(launch) is { Length: > 0 } due; look++)
        {
            (seen, still) = (due, due == seen ? still + 1 : 0);
            signal.Wake();
            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }
    }

    /// <summary>Gives a command.</summary>
    public Task<T> RunAsync<T>(string person, string id, Command<T> command) => desk.RunAsync(person, id, command, cancellation);

    /// <summary>Imports the first customers of the sample; of an emergency those of its unit.</summary>
    public Task ImportAsync(string launch, string id, DemoCourse course) => desk.ImportAsync(launch, id, course.Customers, course.Variant == "emergency" ? ",HZ" : "", cancellation);

    /// <summary>Attaches a procedure to a launch; attached before it stays as it is.</summary>
    public async Task AttachProcedureAsync(string launch, string person, string id)
    {
        var facts = await FactsAsync(launch);
        if (HoldPoints.Procedures(facts).Any()) return;
        var text = new MemoryStream(Encoding.UTF8.GetBytes(DemoContents.Procedure(facts.Launch.Title)));
        var upload = (await files.TakeAsync(facts.Launch.Id, await desk.PersonAsync(person, cancellation), id, "操作方案.txt", text, cancellation)).Value ?? throw new InvalidOperationException("The demonstration's procedure is not taken.");
        await RunAsync(person, id, new AttachFile(launch, upload.Id, "launch", LaunchHeader.Key, "procedure", "V1.2"));
    }

    /// <summary>The facts of a launch.</summary>
    public async Task<LaunchFacts> FactsAsync(string launch)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await FactsReader.ReadAsync(session, catalogue, await session.Organisation.TreeAsync(), (await session.Launches.FindAsync(launch))!);
    }

    /// <summary>The first person who was given a role.</summary>
    public async Task<string> HolderAsync(RoleGrant role)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return (await session.Organisation.FindPersonAsync((await session.Organisation.GrantsAsync()).OrderBy(g => g.Id).First(g => g.Grant == role).PersonId))!.UserName;
    }

    /// <summary>A day before the time in the course.</summary>
    public string DayBefore(int days) => Now.InZone(Zone).AddDays(-days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What is typed about a course's launch.</summary>
    public HeaderInput HeaderOf(DemoCourse course)
    {
        var from = course.Window == TimeSpan.FromDays(course.Window.Days) ? start.InZone(Zone).Date + course.Window : ToTheHour(start + course.Window);
        var until = from + course.Length;
        return new(course.Title, new(Text(from), Text(until), Zone.Id), course.Variant == "emergency" ? ["HZ"] : ["HZ", "SX"], [], course.Description, course.InStages ? StagesOf(from, course.Length) : null, course.Variant == "emergency" ? "cable-theft" : null,
            FreezeReason: desk.FreezeReason(from, until));
    }

    private static DateTime ToTheHour(DateTimeOffset moment) => moment.InZone(Zone) is var local ? local.Date.AddHours(local.Hour) : default;

    private static IReadOnlyList<Stage> StagesOf(DateTime from, TimeSpan length) =>
    [
        new(new("试点：杭州两个营业厅", "Pilot: two shops"), StageKind.Pilot, Text(from.AddMinutes(30)), "日投诉不超过3件"),
        new(new("分批：杭州全市", "Part: the city"), StageKind.Batch, Text(from + (length / 2)), "日投诉不超过10件"),
        new(new("全量：杭州与绍兴", "All: both cities"), StageKind.All, Text(from + (length * 0.75))),
    ];

    private static string Text(DateTime local) => local.ToString(LocalTimes.Format, CultureInfo.InvariantCulture);

    /// <summary>What is due or under way of a launch, in a word that is another with each step; empty: nothing is.</summary>
    private async Task<string> DueOfAsync(string number)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        var launch = (await session.Launches.FindAsync(number))!;
        var due = (await session.Notices.DueBatchesAsync(Now, 1000)).ToHashSet();
        var batches = (await session.Notices.BatchesAsync(launch.Id)).Where(b => due.Contains(b.Id) || b.Status is BatchStatus.Running).Select(b => $"{b.Id} {b.Status} {b.Accepted + b.Failed}");
        return string.Join(',', (await session.Launches.DueForSettlingAsync(Now, 1000)).Contains(launch.Id) ? batches.Append("launch") : batches);
    }
}
