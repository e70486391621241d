using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Waivers;

/// <summary>A waiver that is asked for.</summary>
/// <param name="Concern">The concern's id in the checklist.</param>
/// <param name="Reason">Why the launch may go ahead all the same, at most 2,000 characters.</param>
/// <param name="Until">The last day on which it holds, in the zone of the launch's unit.</param>
[BodyExample("""{"concern":"I1","reason":"对账工具下周交付，此前由两人逐户核对。","until":"2027-12-31"}""")]
public sealed record WaiverInput(string? Concern = null, string? Reason = null, string? Until = null);

/// <summary>A decision about a waiver.</summary>
/// <param name="Agreed">Yes or no.</param>
/// <param name="Note">What is said to it, at most 500 characters; required for a no.</param>
[BodyExample("""{"agreed":true,"note":"同意，按期补齐"}""")]
public sealed record WaiverDecisionInput(bool Agreed, string? Note = null);

/// <summary>What somebody said to a waiver.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Note">With which words; absent: none.</param>
public sealed record WaiverWordDocument(PersonDocument By, DateTimeOffset At, string? Note);

/// <summary>A waiver of a service concern.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Concern">The concern's id in the checklist.</param>
/// <param name="Department">The concern's department, which decides.</param>
/// <param name="Standing">How it stands now.</param>
/// <param name="Reason">Why the launch may go ahead all the same.</param>
/// <param name="Until">Its last day, in the zone of the launch's unit.</param>
/// <param name="EndsAt">The first moment at which it no longer holds.</param>
/// <param name="AskedBy">Who asked for it.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Granted">The yes; absent until given.</param>
/// <param name="Refused">The no; absent: none.</param>
/// <param name="Revoked">That it was withdrawn or revoked; absent: it was not.</param>
/// <param name="Waiting">Who is asked to decide; empty unless it stands as asked.</param>
public sealed record WaiverDocument(
    long Id, string Concern, string Department, WaiverStanding Standing, string Reason, DateOnly Until, DateTimeOffset EndsAt, PersonDocument AskedBy, DateTimeOffset AskedAt,
    WaiverWordDocument? Granted, WaiverWordDocument? Refused, WaiverWordDocument? Revoked, IReadOnlyList<ClearerDocument> Waiting)
{
    internal static WaiverDocument Of(ConcernWaiver waiver, LaunchView view, Texts texts)
    {
        var standing = WaiverRules.StandingOf(waiver, view.Facts, view.Now);
        return new(
            waiver.Id, waiver.Concern, waiver.Department, standing, waiver.Reason, WaiverRules.LastDay(waiver, view.Facts), waiver.Until,
            PersonDocument.Of(waiver.AskedBy, view.Directory, texts), waiver.AskedAt, Of(waiver.Granted, view, texts), Of(waiver.Refused, view, texts), Of(waiver.Revoked, view, texts),
            standing is WaiverStanding.Asked ? [.. WaiverSeats.Of(waiver.Department).Select(who => ClearerDocument.Of(who, view.Launch, view.Directory, texts))] : []);
    }

    private static WaiverWordDocument? Of(WaiverWord? word, LaunchView view, Texts texts) => word is null ? null : new(PersonDocument.Of(word.By, view.Directory, texts), word.At, word.Note);
}
