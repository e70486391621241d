using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Web.Features.Announcements;

/// <summary>What was taken over from a maintenance.</summary>
/// <param name="Maintenance">The maintenance.</param>
/// <param name="Launch">Number of its launch.</param>
/// <param name="IsCalledOff">Whether its last announcement called it off.</param>
public sealed record TakenOver(Maintenance Maintenance, string Launch, bool IsCalledOff);

/// <summary>
/// Makes each announced maintenance a launch of kind <c>network-cutover</c>: the first announcement creates it, later ones move its window, a cancellation calls it
/// off. Every command has an id of its own, so that taking the same file over again changes nothing.
/// </summary>
/// <param name="runner">Carries commands out.</param>
/// <param name="sessions">Finds earlier commands.</param>
public sealed class AnnouncementTakeover(CommandRunner runner, ISessionFactory sessions)
{
    /// <summary>Takes a maintenance over.</summary>
    /// <param name="maintenance">The maintenance.</param>
    /// <param name="weeks">By how many weeks its windows are moved.</param>
    /// <param name="unit">Code of the unit that the launch belongs to.</param>
    /// <param name="ownerId">The product manager who owns it.</param>
    /// <param name="cancellation">Ends the taking over; it can be taken up again.</param>
    /// <exception cref="InvalidOperationException">A command was refused; the message names the rules.</exception>
    public async Task<TakenOver> RunAsync(Maintenance maintenance, int weeks, string unit, long ownerId, CancellationToken cancellation)
    {
        var first = HeaderOf(maintenance, 0, weeks, unit);
        var number = (await GiveAsync(new CreateLaunch(LaunchKind.NetworkCutover.Code(), unit, first), Id("create", 0))).Number;
        var (seen, header) = (1, first);
        for (var i = 1; i < maintenance.Revisions.Count; i++)
        {
            var next = HeaderOf(maintenance, i, weeks, unit);
            if (next.Window != header.Window || next.Description != header.Description)
                seen = (await GiveAsync(new EditHeader(number, header = next, seen), Id("revise", i))).Revision;
        }
        var last = maintenance.Revisions[^1];
        if (last.IsCalledOff) await GiveAsync(new CancelLaunch(number, $"{last.Provider}: {last.Status}"), Id("cancel", maintenance.Revisions.Count - 1));
        return new(maintenance, number, last.IsCalledOff);

        string Id(string what, int revision) =>
            string.Create(CultureInfo.InvariantCulture, $"announcement-{what}-{ContentHash.OfCanonical(CoreJson.Canonical(new { provider = maintenance.Provider, id = maintenance.Id, unit = unit, weeks = weeks }))[^16..]}-{revision}");

        Task<T> GiveAsync<T>(Command<T> command, string id) => RunOnceAsync(command, id, ownerId, cancellation);
    }

    /// <summary>A command that was carried out before is not given again: its input may read otherwise today.</summary>
    private async Task<T> RunOnceAsync<T>(Command<T> command, string id, long ownerId, CancellationToken cancellation)
    {
        await using (var session = await sessions.ReadAsync(cancellation))
            if (await session.Commands.FindAsync(ownerId, id) is { } earlier) return CoreJson.Read<T>(earlier.Result);
        return (await runner.RunAsync(command, ownerId, id, cancellation)).Required();
    }

    private static HeaderInput HeaderOf(Maintenance maintenance, int revision, int weeks, string unit)
    {
        var row = maintenance.Revisions[revision];
        var window = new WindowInput(Local(row.Start.AddDays(7 * weeks)), Local(row.End.AddDays(7 * weeks)), "UTC");
        return new(Cut($"{row.Provider} {row.MaintenanceId}", 200), window, [unit], [Cut(row.MaintenanceId, 64)], Describe(row));
    }

    private static string Describe(Announcement row)
    {
        var circuits = string.Join("; ", row.Circuits.Select(c => $"{c.Id} ({c.Impact})"));
        return Cut($"{row.Status}. {row.Summary}\n{circuits}".Trim(), 4000);
    }

    private static string Local(DateTimeOffset time) => time.UtcDateTime.ToString(LocalTimes.Format, CultureInfo.InvariantCulture);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
