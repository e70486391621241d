using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Features.Announcements;

/// <summary>What became of a file of announcements.</summary>
/// <param name="file">The file.</param>
public sealed class TakeoverReport(AnnouncementFile file)
{
    private readonly Dictionary<int, RowOutcome> _rows = [];
    private readonly List<(string Name, WindowOutcome Window)> _windows = [];

    /// <summary>The file.</summary>
    public AnnouncementFile File { get; } = file;

    /// <summary>Whether the rows of some maintenance were looked at.</summary>
    public bool HasBegun => _rows.Count > 0;

    /// <summary>The windows that the file speaks of, each with the name of its maintenance.</summary>
    public IReadOnlyList<(string Name, WindowOutcome Window)> Windows => _windows;

    /// <summary>Whether anything was changed.</summary>
    public bool HasChanged => _windows.Any(w => w.Window.Change is not WindowChange.Unchanged);

    /// <summary>What became of each row, in the order of the file.</summary>
    public IReadOnlyList<RowReport> Rows => [.. File.Rows.Select(row => new RowReport(
        row.Number, row.Name,
        row.Fault is not null ? RowVerdict.Refused : _rows.GetValueOrDefault(row.Number)?.Verdict ?? RowVerdict.Refused,
        _rows.GetValueOrDefault(row.Number)?.Launch,
        row.Fault ?? _rows.GetValueOrDefault(row.Number)?.ToViolation(), row.Remarks))];

    /// <summary>Adds what became of a maintenance.</summary>
    internal void Add(IReadOnlyList<AnnouncedRow> rows, MaintenanceTakenOver taken)
    {
        foreach (var row in taken.Rows) _rows[row.Row] = row;
        _windows.AddRange(taken.Windows.Select(window => ($"{rows[0].Said.Provider} {rows[0].Said.MaintenanceId}", window)));
    }

    /// <summary>Notes that the rows of a maintenance were refused as a whole.</summary>
    internal void Refuse(IReadOnlyList<AnnouncedRow> rows, Violation why)
    {
        foreach (var row in rows) _rows[row.Number] = RowOutcome.Of(row.Number, RowVerdict.Refused, why);
    }
}

/// <summary>What became of a row.</summary>
/// <param name="Row">Its number.</param>
/// <param name="Name">Provider and number of its maintenance.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Launch">Number of its launch.</param>
/// <param name="Said">Why it was refused, or what is to be said.</param>
/// <param name="Remarks">What else is to be said of it.</param>
public sealed record RowReport(int Row, string Name, RowVerdict Verdict, string? Launch, Violation? Said, IReadOnlyList<Violation> Remarks);
