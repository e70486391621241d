using ServiceGate.Web.Api;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;

namespace ServiceGate.Web.Features.Customers;

/// <summary>An empty file of customers, in the language of whoever asks.</summary>
internal static class TemplateFiles
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps <c>GET /audience-template.csv</c> and <c>.xlsx</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/audience-template.csv", (Texts texts) => Csv(texts));
        routes.MapGet("/audience-template.xlsx", (Texts texts) => Workbook(texts));
    }

    /// <summary>Maps <c>GET /audience-template</c> of the API.</summary>
    public static void MapApi(RouteGroupBuilder reads) => reads.MapGet("/audience-template", (ApiCall call, string? format) => format switch
    {
        null or "csv" => Csv(call.Texts),
        "xlsx" => Workbook(call.Texts),
        _ => QueryValues.Wrong("format", format),
    }).Produces<byte[]>(StatusCodes.Status200OK, "text/csv", WorkbookType)
        .WithSummary("Gives an empty list of customers to be filled in").WithDescription("With the headings in the language of the request: format csv, or xlsx, whose columns are text so that numbers stay as they are typed.");

    private static IResult Csv(Texts texts) => Results.File(Template.Csv(Headings(texts)), CsvExport.ContentType, "customers.csv");

    private static IResult Workbook(Texts texts) => Results.File(Template.Workbook(texts.T("audience.sheet"), Headings(texts)), WorkbookType, "customers.xlsx");

    private static IReadOnlyList<string> Headings(Texts texts) => [.. ColumnNames.Known.Select(column => texts.T("audience.column." + column))];
}
