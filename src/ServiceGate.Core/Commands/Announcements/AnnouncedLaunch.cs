using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Announcements;

namespace ServiceGate.Core.Commands.Announcements;

/// <summary>Brings the launch of one window in line with what was announced of it.</summary>
internal sealed class AnnouncedLaunch(CommandContext context, OrganisationUnit unit, LaunchOwner owner, int weeks, string maintenance, SaidWindow said, long place)
{
    private readonly Announcement _last = said.Last.Said;
    private readonly AnnouncedSpan _target = AnnouncementTexts.Minutes(AnnouncementTexts.Shifted(said.Span, weeks));

    /// <summary>What became of a window.</summary>
    /// <param name="Verdict">What became of the row that says how it stands.</param>
    /// <param name="Window">The window; null where there is no launch.</param>
    /// <param name="Said">Why it was refused, or what is to be said.</param>
    internal sealed record Became(RowVerdict Verdict, WindowOutcome? Window, Violation? Said = null);

    /// <summary>Compares with the launch and changes what differs.</summary>
    /// <param name="stands">The window as it stands; null: it is new.</param>
    public async Task<Became> FollowAsync(AnnouncedWindow? stands)
    {
        if (stands is null || await context.Session.Launches.FindAsync(stands.LaunchId) is not { } launch) return await CreateAsync(null, null);
        if (_last.Status.IsNoNews()) return Unchanged(launch);
        if (launch.Result is LaunchResult.Cancelled) return said.CalledOff ? await StaysOffAsync(launch, stands) : await ReinstateAsync(launch, stands);
        if (said.CalledOff) return launch.HasEnded ? Unchanged(launch) : await CallOffAsync(launch, stands);
        if (launch.Result is null && !launch.HasEnded) return await ReviseAsync(launch, stands, WindowChange.Moved);
        return Of(launch.Window) == _target ? Unchanged(launch) : await CreateAsync(launch, stands);
    }

    private async Task<Became> CreateAsync(Launch? follows, AnnouncedWindow? stood)
    {
        if (await context.Session.Definitions.PublishedAsync(context.Catalogue.Newest(LaunchKind.NetworkCutover, LaunchVariant.Launch)!.Id) is not { } published)
            return Refuse(Violation.Of("definition.not-published", "kind", ("definition", LaunchKind.NetworkCutover)));
        var check = new Check();
        var input = new HeaderInput(AnnouncementTexts.Title(_last), AnnouncementTexts.Window(_target, TimeZoneInfo.Utc), [unit.Code], [AnnouncementTexts.Order(_last)], Description());
        var checklist = context.Catalogue.Checklist(LaunchKind.NetworkCutover, LaunchVariant.Launch, published.Version);
        if (HeaderInput.Read(input, context, checklist, LaunchVariant.Launch, check) is not { } read) return Refuse(check.Violations[0]);
        var definition = context.Catalogue.Definition(published.Definition, published.Version);
        var launch = await CreateLaunch.AddAsync(context, LaunchKind.NetworkCutover, definition, unit, read.Header, read.Window, owner);
        if (said.CalledOff && (await CancelAsync(launch.Number)) is { IsDone: false } refused) return Refuse(refused.Violations[0], launch);
        await context.Session.Announcements.AddAsync(Keep(launch.Id, stood));
        if (stood is not null) await context.Session.Announcements.UpdateAsync(stood with { FollowedBy = launch.Id, Place = stood.Place }, stood.Place);
        context.Audit(launch.Id, "launch.announced", new { provider = _last.Provider, maintenance = _last.MaintenanceId, status = _last.Status, follows = follows?.Number });
        var made = Done(launch.Number, said.CalledOff ? WindowChange.CalledOff : WindowChange.Created, Shortened());
        return made with { Window = made.Window! with { IsNew = true, Follows = follows?.Number } };
    }

    private async Task<Became> ReinstateAsync(Launch launch, AnnouncedWindow stands)
    {
        if (!stands.CalledOff) return Refuse(Violation.Of("announcement.called-off-by-hand", null, ("launch", launch.Number)), launch);
        if (_target.Start <= context.Now) return Refuse(Violation.Of("window.in-the-future", "window.start"), launch);
        var back = await LaunchWork.RunAsync(context, launch.Number, Permission.TakeOverAnnouncements, BegunBy.Command, desk => LaunchReinstatement.ApplyAsync(desk, Reason()), allowedAfterEnd: true);
        if (!back.IsDone) return back.Refusal is Refusal.Conflict ? await CreateAsync(launch, stands) : Refuse(back.Violations[0], launch);
        var again = (await context.Session.Launches.FindAsync(launch.Id))!;
        var revised = await ReviseAsync(again, stands, WindowChange.Reinstated);
        return revised.Verdict is RowVerdict.Refused ? revised : Done(launch.Number, WindowChange.Reinstated, revised.Said);
    }

    // What a person has called off stays a person's doing, whatever is announced afterwards.
    private async Task<Became> StaysOffAsync(Launch launch, AnnouncedWindow stands)
    {
        if (stands.CalledOff) await KeepAsync(stands);
        return Unchanged(launch);
    }

    private async Task<Became> CallOffAsync(Launch launch, AnnouncedWindow stands)
    {
        if (await CancelAsync(launch.Number) is { IsDone: false } refused) return Refuse(refused.Violations[0], launch);
        await KeepAsync(stands);
        return Done(launch.Number, WindowChange.CalledOff);
    }

    private async Task<Became> ReviseAsync(Launch launch, AnnouncedWindow stands, WindowChange change)
    {
        var item = (await context.Session.Dossiers.FindAsync(launch.Id, Section.Launch, LaunchHeader.Key))!;
        var header = (LaunchHeader)ItemContent.Stored(item);
        var moved = Of(launch.Window) != _target;
        // What somebody has written in place of the announcement's words stays.
        var own = header.Description != AnnouncementTexts.Description(stands.Summary, stands.Circuits) && header.Description != Description();
        var description = own ? header.Description : Description();
        var remark = own ? Violation.Of("announcement.description-kept") : Shortened();
        if (!moved && description == header.Description)
        {
            await KeepAsync(stands);
            return change is WindowChange.Reinstated ? Done(launch.Number, change, remark) : Unchanged(launch, remark);
        }
        var window = moved ? AnnouncementTexts.Window(_target, launch.Window.Zone) : new(launch.Window.LocalStart, launch.Window.LocalEnd, launch.Window.TimeZone);
        var input = HeaderInput.Of(header) with { Window = window, Description = description };
        var edited = await LaunchWork.RunAsync<ItemSaved>(
            context, launch.Number, Permission.TakeOverAnnouncements, BegunBy.Command, desk => EditHeader.ApplyAsync(desk, input, item.Revision));
        if (!edited.IsDone) return Refuse(edited.Violations[0], launch);
        await KeepAsync(stands);
        return Done(launch.Number, change is WindowChange.Reinstated ? change : moved ? WindowChange.Moved : WindowChange.Revised, remark);
    }

    private Task<Outcome<Nothing>> CancelAsync(string launch) =>
        LaunchWork.RunAsync(context, launch, Permission.TakeOverAnnouncements, BegunBy.Command, desk => CancelLaunch.ApplyAsync(desk, Reason()));

    private string Reason() => $"{_last.Provider}: {_last.Status.Code()}";

    private string? Description() => AnnouncementTexts.Description(_last.Summary, _last.Circuits);

    private Violation? Shortened() => AnnouncementTexts.IsShortened(_last) ? Violation.Of("announcement.shortened", "summary") : null;

    private async Task KeepAsync(AnnouncedWindow stands)
    {
        var kept = Keep(stands.LaunchId, stands);
        if (!StandingWindow.SaysTheSame(kept, stands)) await context.Session.Announcements.UpdateAsync(kept, stands.Place);
    }

    private AnnouncedWindow Keep(long launchId, AnnouncedWindow? stood) => StandingWindow.After(said, stood, launchId, unit.Id, maintenance, place);

    private static AnnouncedSpan Of(LaunchWindow window) => new(window.Start, window.End);

    private Became Done(string launch, WindowChange change, Violation? remark = null) =>
        new(RowVerdict.TakenOver, new(launch, change, _target.Start, _target.End, said.CalledOff), remark);

    private static Became Unchanged(Launch launch, Violation? remark = null) =>
        new(RowVerdict.Unchanged, new(launch.Number, WindowChange.Unchanged, launch.Window.Start, launch.Window.End, launch.Result is LaunchResult.Cancelled), remark);

    private static Became Refuse(Violation why, Launch? launch = null) => new(RowVerdict.Refused, launch is null ? null : Unchanged(launch).Window, why);
}
