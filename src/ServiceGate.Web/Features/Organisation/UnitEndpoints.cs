using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>Units and departments are added; they never go.</summary>
internal static class UnitEndpoints
{
    public static void Map(RouteGroupBuilder commands)
    {
        commands.MapPost("/units", AddUnitAsync).Produces<UnitAdded>(StatusCodes.Status201Created)
            .WithSummary("Adds a unit").WithDescription("Below another one, by administrators of that one.");
        commands.MapPost("/units/{unit}/departments", AddDepartmentAsync).Produces<DepartmentAdded>(StatusCodes.Status201Created)
            .WithSummary("Adds a department to a unit").WithDescription("By administrators of the unit.");
    }

    private static Task<IResult> AddUnitAsync(ApiCall call, JsonBody<UnitInput> body)
    {
        var said = body.Value;
        return call.RunAsync(new AddUnit(said.Parent, said.Level, said.Code, said.NameZh, said.NameEn, said.TimeZone), added => call.Created(added, "/organisation"));
    }

    private static Task<IResult> AddDepartmentAsync(ApiCall call, string unit, JsonBody<DepartmentInput> body) =>
        call.RunAsync(new AddDepartment(unit, body.Value.Code, body.Value.NameZh, body.Value.NameEn), added => call.Created(added, "/organisation"));
}

/// <summary>A unit to be added.</summary>
/// <param name="Parent">Code of the unit above.</param>
/// <param name="Level">Level, below that of the unit above: province, city, county.</param>
/// <param name="Code">Two to eight capital letters, unique.</param>
/// <param name="NameZh">Chinese name, at most 100 characters.</param>
/// <param name="NameEn">English name, at most 100 characters.</param>
/// <param name="TimeZone">IANA zone, such as Asia/Shanghai.</param>
[BodyExample("""{"parent":"HZ","level":"county","code":"CA","nameZh":"淳安","nameEn":"Chun'an","timeZone":"Asia/Shanghai"}""")]
public sealed record UnitInput(string? Parent = null, string? Level = null, string? Code = null, string? NameZh = null, string? NameEn = null, string? TimeZone = null);

/// <summary>A department to be added.</summary>
/// <param name="Code">What definitions and checklists call it (customer-service): small letters, digits and hyphens, unique in the unit.</param>
/// <param name="NameZh">Chinese name, at most 100 characters.</param>
/// <param name="NameEn">English name, at most 100 characters.</param>
[BodyExample("""{"code":"quality","nameZh":"服务质量部","nameEn":"Service Quality"}""")]
public sealed record DepartmentInput(string? Code = null, string? NameZh = null, string? NameEn = null);
