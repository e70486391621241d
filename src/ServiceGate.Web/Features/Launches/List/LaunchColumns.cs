using System.Globalization;
using Microsoft.AspNetCore.Components;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Components;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Launches.List;

/// <summary>
/// The columns of the list of launches. A new one is an entry here for page and export and, below, a member of the API's row with its value; the texts hold its title.
/// Times of the export are in UTC, those of the window in its own zone too.
/// </summary>
internal static class LaunchColumns
{
    /// <summary>All of them, in the order of the export.</summary>
    public static IReadOnlyList<Column<LaunchRow>> All { get; } =
    [
        new("number")
        {
            Page = new(1, "launches.number", (row, _) => Cells.Link($"/launches/{row.Number}", row.Number)) { Sort = "number" },
            Csv = [new("number", (row, _) => row.Number)],
        },
        new("title") { Page = new(2, "header.title", Title) { Sort = "title", Main = true }, Csv = [new("title", (row, _) => row.Title)] },
        new("kind") { Csv = [new("kind", (row, _) => row.Kind.Code())] },
        new("variant") { Csv = [new("variant", (row, _) => row.Variant.Code())] },
        new("status")
        {
            Page = new(4, "launches.status", (row, texts) => Cells.Pill(LaunchStates.Of(row.Standing), texts.T("launch-status." + row.Standing.Code()))),
            Csv = [new("status", (row, _) => row.Status.Code())],
        },
        new("result"),
        new("unit") { Csv = [new("unit", (row, _) => row.UnitCode)] },
        new("window")
        {
            Page = new(3, "launches.window", (row, _) => Cells.Window(row.Window.Start, row.Window.End, row.Window.Zone)) { Sort = "window" },
            Csv = [new("window_start", (row, _) => Utc(row.Window.Start)), new("window_end", (row, _) => Utc(row.Window.End)), new("time_zone", (row, _) => row.Window.TimeZone)],
        },
        new("owner") { Page = new(7, "launch.owner", (row, texts) => Cells.Text(Owner(row, texts))), Csv = [new("owner", Owner)] },
        new("customers")
        {
            Page = new(6, "launch.customers", (row, texts) => Cells.Text(row.AudienceCount is { } count ? texts.Number(count) : "—")) { Numeric = true },
            Csv = [new("customers", (row, _) => row.AudienceCount?.ToString(CultureInfo.InvariantCulture))],
        },
        new("told") { Csv = [new("told", (row, _) => row.ToldCount.ToString(CultureInfo.InvariantCulture))] },
        new("gates")
        {
            Page = new(5, "launches.gates", (row, texts) => Cells.Marks(
                row.Gates.Select(g => (texts.Gate(g.Name, row.Kind), texts.T(g.Status is GateStatus.Open ? "gate.open" : "gate.shut"))))),
            Csv = [new("gates_open", (row, _) => string.Join(' ', row.Gates.Where(g => g.Status is GateStatus.Open).Select(g => g.Name)))],
        },
        new("standing") { Csv = [new("standing", (row, _) => row.Standing.Code())] },
        new("withdrawal")
        {
            Csv =
            [
                new("withdrawal", (row, _) => row.Withdrawal?.Kind.Code()),
                new("licence_touched", (row, _) => row.Withdrawal is { } says ? says.LicenceTouched ? "true" : "false" : null),
                new("term_ends", (row, _) => row.Withdrawal?.TermEnds?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                .. LaunchNames.Columns,
            ],
        },
    ];

    private static RenderFragment Title(LaunchRow row, Texts texts) => Cells.Titled(
        row.Title, row.Withdrawal is { } says ? $"{ChangeModelNames.Of(row.Kind, row.Variant, texts)} · {texts.T("withdrawal." + says.Kind.Code())}" : ChangeModelNames.Of(row.Kind, row.Variant, texts),
        row.UnitName.In(texts.Language.Tag),
        row.Variant is LaunchVariant.Emergency ? Cells.Pill(PillState.Emergency, texts.T("variant.emergency")) : null);

    private static string? Owner(LaunchRow row, Texts texts) => row.Owner.Name?.In(texts.Language.Tag);

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A launch in a list.</summary>
/// <param name="Number">Number.</param>
/// <param name="Title">Title.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Result">How it went; absent until reported.</param>
/// <param name="Unit">The unit it belongs to.</param>
/// <param name="Window">When it takes place.</param>
/// <param name="Owner">Name of the product manager.</param>
/// <param name="Customers">How many customers are affected; absent until imported.</param>
/// <param name="Told">How many of them were told by an announcement.</param>
/// <param name="Gates">Where its gates stand, by name.</param>
/// <param name="Variant">launch, withdrawal or emergency.</param>
/// <param name="Standing">How it stands in the eyes of people: the status, unless it was returned (<c>returned</c>) or a gate has shut again (<c>notice-shut</c>, <c>go-ahead-shut</c>).</param>
/// <param name="Withdrawal">What a withdrawal takes away; absent: it is none, or was not asked when it began.</param>
public sealed record LaunchRowDocument(
    string Number, string Title, LaunchKind Kind, LaunchStatus Status, LaunchResult? Result, UnitDocument Unit, WindowDocument Window, string? Owner,
    int? Customers, int Told, IReadOnlyDictionary<string, GateStatus> Gates, LaunchVariant Variant, LaunchStanding Standing, WithdrawalKind? Withdrawal)
{
    internal static LaunchRowDocument Of(LaunchRow row, Texts texts) => new(
        row.Number, row.Title, row.Kind, row.Status, row.Result, new(row.UnitCode, row.UnitName.In(texts.Language.Tag)), WindowDocument.Of(row.Window),
        row.Owner.Name?.In(texts.Language.Tag), row.AudienceCount, row.ToldCount, row.Gates.ToDictionary(g => g.Name, g => g.Status), row.Variant, row.Standing, row.Withdrawal?.Kind);
}
