using System.Globalization;

namespace ServiceGate.Web.Shell.Security;

/// <summary>How much the security log may hold: the settings of the section <c>SecurityLog</c>.</summary>
internal sealed record SecurityLimits
{
    /// <summary>Setting: days for which entries are kept.</summary>
    public const string DaysSetting = "SecurityLog:Days";

    /// <summary>Setting: how many rows a minute a node writes about refusals.</summary>
    public const string RowsSetting = "SecurityLog:RowsPerMinute";

    /// <summary>Setting: how many rows may be there at all.</summary>
    public const string MostSetting = "SecurityLog:MostRows";

    /// <summary>For how many days entries are kept.</summary>
    public int Days { get; init; } = 180;

    /// <summary>How many rows a minute a node writes about refusals; the others are counted in one row for each kind.</summary>
    public int RowsPerMinute { get; init; } = 120;

    /// <summary>How many rows may be there at all; the oldest go first.</summary>
    public int MostRows { get; init; } = 2_000_000;

    /// <summary>Reads the settings, which were checked.</summary>
    public static SecurityLimits Read(IConfiguration configuration)
    {
        var usual = new SecurityLimits();
        return new()
        {
            Days = Number(configuration, DaysSetting, usual.Days),
            RowsPerMinute = Number(configuration, RowsSetting, usual.RowsPerMinute),
            MostRows = Number(configuration, MostSetting, usual.MostRows),
        };
    }

    private static int Number(IConfiguration configuration, string name, int otherwise) =>
        int.TryParse(configuration[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
