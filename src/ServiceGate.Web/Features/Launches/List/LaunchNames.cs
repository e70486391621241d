using System.Globalization;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;

namespace ServiceGate.Web.Features.Launches.List;

/// <summary>What the export says besides the codes: names in the reader's language, and the window on its own clocks. They stand behind the codes, which programs read by their place.</summary>
internal static class LaunchNames
{
    /// <summary>The columns, in their order.</summary>
    public static IReadOnlyList<CsvColumn<LaunchRow>> Columns { get; } =
    [
        new("kind_name", (row, texts) => texts.T("kind." + row.Kind.Code())),
        new("variant_name", (row, texts) => texts.T("variant." + row.Variant.Code())),
        new("standing_name", (row, texts) => texts.T("launch-status." + row.Standing.Code())),
        new("unit_name", (row, texts) => row.UnitName.In(texts.Language.Tag)),
        new("gates_open_names", (row, texts) => texts.List(row.Gates.Where(g => g.Status is GateStatus.Open).Select(g => texts.Gate(g.Name, row.Kind)))),
        new("withdrawal_name", (row, texts) => row.Withdrawal is { } says ? texts.T("withdrawal." + says.Kind.Code()) : null),
        new("window_start_local", (row, _) => Local(row.Window.Start, row.Window.Zone)),
        new("window_end_local", (row, _) => Local(row.Window.End, row.Window.Zone)),
    ];

    private static string Local(DateTimeOffset moment, TimeZoneInfo zone) => moment.InZone(zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
