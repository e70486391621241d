using ServiceGate.Core.Commands.Rosters;
using ServiceGate.Core.Facts.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Rosters;

/// <summary>Duty rosters of units.</summary>
internal static class RosterEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/units/{unit}/duty", ListAsync).Produces<ItemList<DutyShiftDocument>>()
            .WithSummary("Shows the duty roster of a unit").WithDescription(
                "Shifts that are not over, for whoever sees launches of the unit. Numbers are masked for everybody but who keeps the roster, who runs launches there and the person.");
        commands.MapPost("/units/{unit}/duty", PutAsync).Produces<OnDutyPut>()
            .WithSummary("Puts somebody on the duty roster").WithDescription(
                "By heads of departments and administrators of the unit or one above it. Times are those of the unit's zone; one that comes twice as clocks are turned back is asked for by its offset.");
        commands.MapPost("/units/{unit}/duty/import", ImportAsync).Produces<RosterImported>()
            .WithSummary("Imports a duty roster").WithDescription(
                "Comma-separated lines of person, duty role, beginning, end and number, then the two offsets where a time comes twice; at most 200, all or none.");
        commands.MapDelete("/units/{unit}/duty/{shift:long}", TakeOffAsync).Produces<OnDutyPut>()
            .WithSummary("Takes a shift off the duty roster").WithDescription("Its number is gone with it.");
    }

    private static Task<IResult> ListAsync(ApiCall call, BusinessClock clock, string unit, string? role, string? person, string? from, string? until) => call.ReadAsync(async (session, actor, tree) =>
    {
        var asked = new AskedFilters();
        var (ofRole, whose) = (asked.Code<DutyRole>("role", role), AskedFilters.Text(person));
        var (after, before) = (asked.Moment("from", from), asked.Moment("until", until));
        if (asked.Wrong is { } wrong) return wrong;
        return await RosterView.ReadAsync(session, actor, tree, unit, clock.GetUtcNow()) is { } roster
            ? ApiCall.Json(new ItemList<DutyShiftDocument>(
            [
                .. roster.Shifts.Where(line => (ofRole is null || line.Shift.Role == ofRole) && (whose is null || string.Equals(line.Person.UserName, whose, StringComparison.OrdinalIgnoreCase))
                    && (after is null || line.Shift.Until > after) && (before is null || line.Shift.From < before)).Select(line => DutyShiftDocument.Of(line, roster)),
            ]))
            : Problems.Of(Refused.NotFound("unit.unknown", "unit", ("unit", unit)));
    });

    private static async Task<IResult> PutAsync(ApiCall call, RosterEntry entry, string unit, JsonBody<DutyInput> body)
    {
        var said = body.Value;
        return await call.RunAsync(await entry.PutAsync(unit, new(said.Person, said.Role, said.From, said.Until, said.FromOffset, said.UntilOffset), said.Number), ApiCall.Json);
    }

    private static async Task<IResult> ImportAsync(ApiCall call, RosterEntry entry, string unit, JsonBody<RosterInput> body)
    {
        var read = await entry.ImportAsync(unit, body.Value.Lines);
        return read.IsDone ? await call.RunAsync(read.Value!, ApiCall.Json) : Problems.Of(read.Refusal!.Value, read.Violations);
    }

    private static Task<IResult> TakeOffAsync(ApiCall call, string unit, long shift) => call.RunAsync(new TakeOffDuty(unit, shift), _ => ApiCall.Json(new OnDutyPut(shift)));
}

/// <summary>Somebody to be put on duty.</summary>
/// <param name="Person">Sign-in name.</param>
/// <param name="Role">Code of the duty role: `duty-manager` or `customer-service-duty-manager`.</param>
/// <param name="From">Its first moment in the unit's zone, `2026-12-01T18:00`.</param>
/// <param name="Until">The moment at which it is over.</param>
/// <param name="FromOffset">Which of the two is meant where `from` comes twice: `+02:00`.</param>
/// <param name="UntilOffset">The same of `until`.</param>
/// <param name="Number">At which number the person is called, outside the own network: a mobile number, a landline with its area code, or an international one.</param>
[BodyExample("""{"person":"sun.yue","role":"duty-manager","from":"2027-03-05T18:00","until":"2027-03-06T08:00","number":"13300000001"}""")]
public sealed record DutyInput(
    string? Person = null, string? Role = null, string? From = null, string? Until = null, string? FromOffset = null, string? UntilOffset = null, string? Number = null);

/// <summary>A roster to be imported.</summary>
/// <param name="Lines">Its lines.</param>
[BodyExample("""{"lines":"cao.bo,值班长,2027-04-01 18:00,2027-04-02 08:00,13300000001"}""")]
public sealed record RosterInput(string? Lines = null);

/// <summary>A shift of a duty roster.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">Sign-in name of who is on duty.</param>
/// <param name="Role">The duty role.</param>
/// <param name="From">Its first moment, on the unit's clocks.</param>
/// <param name="Until">The moment at which it is over, on the unit's clocks.</param>
/// <param name="FromUtc">Its first moment.</param>
/// <param name="UntilUtc">The moment at which it is over.</param>
/// <param name="Number">At which number the person is called, masked for who need not see it; absent once it is gone.</param>
public sealed record DutyShiftDocument(long Id, string Person, DutyRole Role, string From, string Until, DateTimeOffset FromUtc, DateTimeOffset UntilUtc, string? Number)
{
    internal static DutyShiftDocument Of(RosterLine line, RosterView roster) => new(
        line.Shift.Id, line.Person.UserName, line.Shift.Role, roster.Local(line.Shift.From), roster.Local(line.Shift.Until), line.Shift.From, line.Shift.Until, line.Number);
}
