using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Absences;

/// <summary>Absences of people and their substitutes.</summary>
internal static class AbsenceEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/people/{userName}/absences", ListAsync).Produces<ItemList<AbsenceDocument>>()
            .WithSummary("Lists when somebody is away").WithDescription(
                "Absences that are not over, and those in which the person stands in for somebody. For the person, the head of the person's department and administrators who keep the person.");
        commands.MapPost("/people/{userName}/absences", RecordAsync).Produces<AbsenceRecorded>()
            .WithSummary("Writes down that somebody is away").WithDescription(
                "From the first to the last day, both included, in the zone of the person's unit. Meanwhile the substitute has the person's roles (not those of administrators and auditors), work and messages; "
                + "what the substitute decides is recorded for the person, and neither of them judges what the other did. Nobody stands in while away.");
        commands.MapDelete("/people/{userName}/absences/{absence:long}", EndAsync).Produces<AbsenceRecorded>()
            .WithSummary("Ends an absence").WithDescription("Before its time, or calls it off. What the substitute has done stands.");
    }

    private static Task<IResult> ListAsync(ApiCall call, BusinessClock clock, string userName) => call.ReadAsync(async (session, actor, tree) =>
        await AbsenceState.ReadAsync(session, actor, tree, userName, clock.GetUtcNow()) is { } state
            ? ApiCall.Json(new ItemList<AbsenceDocument>([.. state.Absences.Select(a => AbsenceDocument.Of(a, state))]))
            : Problems.Of(Refused.NotFound("person.unknown", "userName", ("person", userName))));

    private static Task<IResult> RecordAsync(ApiCall call, string userName, JsonBody<AbsenceInput> body) =>
        call.RunAsync(new RecordAbsence(userName, body.Value.From, body.Value.Until, body.Value.Substitute), ApiCall.Json);

    private static Task<IResult> EndAsync(ApiCall call, string userName, long absence) =>
        call.RunAsync(new EndAbsence(userName, absence), _ => ApiCall.Json(new AbsenceRecorded(absence)));
}

/// <summary>An absence to be written down.</summary>
/// <param name="From">The first day, <c>2026-12-01</c>.</param>
/// <param name="Until">The last day, which is part of it.</param>
/// <param name="Substitute">Sign-in name of who stands in.</param>
[BodyExample("""{"from":"2027-02-01","until":"2027-02-05","substitute":"zhou.lan"}""")]
public sealed record AbsenceInput(string? From = null, string? Until = null, string? Substitute = null);

/// <summary>An absence.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">Sign-in name of who is away.</param>
/// <param name="Substitute">Sign-in name of who stands in.</param>
/// <param name="From">The first day, in the zone of the person's unit.</param>
/// <param name="Until">The last day, which is part of it.</param>
public sealed record AbsenceDocument(long Id, string Person, string Substitute, string From, string Until)
{
    internal static AbsenceDocument Of(Absence absence, AbsenceState state) => new(
        absence.Id, state.Names[absence.PersonId].UserName, state.Names[absence.SubstituteId].UserName, state.FirstDay(absence), state.LastDay(absence));
}
