using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Notices;

/// <summary>The second person for an emergency that goes to many.</summary>
internal static class ConfirmationEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/emergency/confirmation", Get).Produces<SecondPersonDocument>()
            .WithSummary("Shows what of an emergency waits for a second person").WithDescription(
                "An emergency goes out at once, unless one person's emergencies of 24 hours reach more customers than the installation allows: then a second person confirms list and texts as they stand.");
        commands.MapPost("/launches/{number}/emergency/confirmation", ConfirmAsync).Produces<EmergencyConfirmed>()
            .WithSummary("Confirms an emergency as a second person").WithDescription(
                "By whoever is on duty for the unit or a unit above it; where nobody is, and of emergencies of before, by operations of the unit or above, or a head of a department that reviews it; not by who declared it, handed it in, acts for its owner, or wrote or imported what is confirmed (403). "
                + "What waited goes out at once. List or texts that are changed later are confirmed again.");
        commands.MapPost("/launches/{number}/emergency/decline", DeclineAsync).Produces<CommandDone>()
            .WithSummary("Declines an emergency as a second person").WithDescription(
                "By the same people as the confirmation. Nobody else is asked about it as it stands; it waits until it was changed, or until that person confirms it after all.");
    }

    private static Task<IResult> Get(ApiCall call, string number) => call.ReadAsync(number, view => ApiCall.Json(SecondPersonDocument.Of(view, call.Texts)));

    private static Task<IResult> ConfirmAsync(ApiCall call, string number, JsonBody<SecondPersonInput> body) =>
        call.RunAsync(new ConfirmEmergency(number, body.Value.Seen), confirmed => ApiCall.Json(confirmed));

    private static Task<IResult> DeclineAsync(ApiCall call, string number, JsonBody<SecondPersonNo> body) =>
        call.RunAsync(number, new DeclineEmergency(number, body.Value.Reason, body.Value.Seen));
}

/// <summary>The yes of a second person.</summary>
/// <param name="Seen">What was seen: `seen` of the answer that showed it. Changed since: 409. Absent: it is confirmed as it stands.</param>
[BodyExample("""{"seen":"9f86d081"}""")]
public sealed record SecondPersonInput(string? Seen = null);

/// <summary>The no of a second person.</summary>
/// <param name="Reason">Why; whoever declared it reads it.</param>
/// <param name="Seen">What was seen: `seen` of the answer that showed it. Changed since: 409. Absent: it is declined as it stands.</param>
[BodyExample("""{"reason":"写错了小区"}""")]
public sealed record SecondPersonNo(string? Reason = null, string? Seen = null);

/// <summary>What of an emergency waits for a second person.</summary>
/// <param name="Waits">Whether anything does.</param>
/// <param name="Customers">How many customers stand on its list.</param>
/// <param name="Together">How many count: with the emergencies of the same person of 24 hours.</param>
/// <param name="Most">Above how many a second person is asked.</param>
/// <param name="Flagged">How many of the list are new to the register, or had another number in the file; the registered one is used.</param>
/// <param name="Seen">Names what is shown; to be sent with the confirmation.</param>
/// <param name="Steps">What is asked.</param>
/// <param name="Confirmed">What was confirmed so far.</param>
/// <param name="CallsOut">Whether those on duty are called, too; otherwise they are written to only.</param>
/// <param name="Asked">Who on duty was asked, one after the other, and what came of it; oldest first.</param>
/// <param name="Declined">What second people have said no to.</param>
public sealed record SecondPersonDocument(
    bool Waits, int Customers, int Together, int Most, int Flagged, string Seen, IReadOnlyList<SecondPersonStepDocument> Steps, IReadOnlyList<ConfirmedDocument> Confirmed,
    bool CallsOut, IReadOnlyList<DutyCallDocument> Asked, IReadOnlyList<DeclinedDocument> Declined)
{
    internal static SecondPersonDocument Of(LaunchView view, Texts texts)
    {
        var asked = ConfirmationView.Of(view);
        return new(
            asked.Steps.Count > 0, asked.Customers, asked.Together, view.Facts.Bounds.ConfirmAbove, asked.Flagged, asked.Seen,
            [.. asked.Steps.Select(s => new SecondPersonStepDocument(s.Key, s.Purpose, s.Channels, s.Text, s.FailedText, s.Links, s.Zone))],
            [.. view.Facts.Confirmations.Select(c => ConfirmedDocument.Of(c, view, texts))], view.Facts.Bounds.CallsOut,
            [.. view.Facts.DutyCalls.Select(c => DutyCallDocument.Of(c, view, texts))], [.. view.Facts.Declines.Select(d => DeclinedDocument.Of(d, view, texts))]);
    }
}

/// <summary>Somebody on duty who was asked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">Who; absent: nobody was on duty, and those were asked who are entitled without a roster.</param>
/// <param name="At">When.</param>
/// <param name="Next">When the next one is asked, if there is no answer until then.</param>
/// <param name="Call">What became of the call.</param>
/// <param name="Reason">Why it was not placed.</param>
/// <param name="Answer">What came of asking; absent: that is open.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="AnsweredBy">Who has answered.</param>
public sealed record DutyCallDocument(
    long Id, PersonDocument? Person, DateTimeOffset At, DateTimeOffset Next, CallStatus Call, string? Reason, DutyAnswer? Answer, DateTimeOffset? AnsweredAt, PersonDocument? AnsweredBy)
{
    internal static DutyCallDocument Of(DutyCall call, LaunchView view, Texts texts) => new(
        call.Id, call.PersonId is { } person ? PersonDocument.Of(person, view.Directory, texts) : null, call.AskedAt, call.NextAt, call.Status, call.Reason, call.Answer, call.AnsweredAt,
        call.AnsweredBy is { } by ? PersonDocument.Of(by, view.Directory, texts) : null);
}

/// <summary>The no of a second person.</summary>
/// <param name="Stands">Whether list and texts still are what was declined.</param>
/// <param name="By">Who declined.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record DeclinedDocument(bool Stands, PersonDocument By, DateTimeOffset At, string Reason)
{
    internal static DeclinedDocument Of(EmergencyDecline decline, LaunchView view, Texts texts) => new(
        decline.Standing == EmergencyBounds.Standing(view.Facts, view.Now), PersonDocument.Of(decline.By, view.Directory, texts), decline.At, decline.Reason);
}

/// <summary>A step of the plan that a second person is asked to confirm.</summary>
/// <param name="Step">Its code.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Channels">On which channels.</param>
/// <param name="Text">What customers read.</param>
/// <param name="FailedText">What customers read for whom the repair failed.</param>
/// <param name="Links">The hosts to which its links lead.</param>
/// <param name="Zone">To customers of the list who live in this zone (IANA name), where it has customers of several; absent: to everybody.</param>
public sealed record SecondPersonStepDocument(
    string Step, NoticePurpose Purpose, IReadOnlyList<NoticeChannel> Channels, LocalText Text, LocalText? FailedText, IReadOnlyList<string> Links, string? Zone);

/// <summary>A confirmation.</summary>
/// <param name="Step">The step that it is about.</param>
/// <param name="Stands">Whether list and text still are what was confirmed.</param>
/// <param name="Customers">How many customers were shown.</param>
/// <param name="By">Who confirmed.</param>
/// <param name="At">When.</param>
public sealed record ConfirmedDocument(string Step, bool Stands, int Customers, PersonDocument By, DateTimeOffset At)
{
    internal static ConfirmedDocument Of(NoticeConfirmation confirmed, LaunchView view, Texts texts) => new(
        confirmed.Step, EmergencyBounds.CoverOf(confirmed.Step, view.Facts) == confirmed.Cover, confirmed.Customers, PersonDocument.Of(confirmed.By, view.Directory, texts), confirmed.At);
}
