using System.Globalization;
using Microsoft.AspNetCore.Components;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Components;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Notices.Board;

/// <summary>The columns of the board of batches, for page and export. Times of the export are in UTC.</summary>
internal static class BoardColumns
{
    /// <summary>All of them, in the order of the export.</summary>
    public static IReadOnlyList<Column<NoticeRow>> All { get; } =
    [
        new("batch") { Csv = [new("batch", (row, _) => Whole(row.Batch.Id))] },
        new("step")
        {
            Page = new(1, "batch.step", (row, texts) => Cells.Link($"/batches/{Whole(row.Batch.Id)}", texts.ForZone(texts.Name("step", row.Batch.Step), row.Batch.Segment))) { Main = true },
            Csv = [new("step", (row, _) => row.Batch.Step), new("step_name", (row, texts) => texts.Name("step", row.Batch.Step)), new("zone", (row, _) => row.Batch.Segment)],
        },
        new("launch")
        {
            Page = new(2, "today.launch", (row, _) => Cells.Named($"/launches/{row.LaunchNumber}", row.LaunchNumber, row.LaunchTitle)) { Sort = "launch" },
            Csv = [new("launch", (row, _) => row.LaunchNumber), new("title", (row, _) => row.LaunchTitle)],
        },
        new("time")
        {
            Page = new(3, "batch.time", (row, _) => Cells.Moment(row.Batch.DueAt)) { Sort = "time" },
            Csv = [new("due_at", (row, _) => Utc(row.Batch.DueAt)), new("started_at", (row, _) => Utc(row.Batch.StartedAt)), new("finished_at", (row, _) => Utc(row.Batch.FinishedAt))],
        },
        new("channel")
        {
            Page = new(4, "batch.channel", (row, texts) => Cells.Text(texts.T("channel." + row.Batch.Channel.Code()))) { Sort = "channel" },
            Csv = [new("channel", (row, _) => row.Batch.Channel.Code())],
        },
        Count("planned", 5, "batch.planned", b => b.Planned, "planned"), Count("accepted", 6, "batch.accepted", b => b.Accepted, "accepted"),
        Count("failed", 7, "batch.failed", b => b.Failed, "failed"), Count("in_doubt", null, "", b => b.InDoubt), Count("stopped", null, "", b => b.StoppedFor),
        Count("replaced", null, "", b => b.ReplacedFor), Count("expired", 8, "batch.expired", b => b.TooLateFor), Count("excluded", null, "", b => b.Excluded),
        new("status")
        {
            Page = new(9, "batch.status", Status) { Sort = "status" },
            Csv = [new("status", (row, _) => row.Batch.Status.Code()), new("status_name", (row, texts) => BatchWords.Status(row.Batch, texts)), new("ended_reason", (row, _) => row.Batch.End?.Reason)],
        },
    ];

    private static Column<NoticeRow> Count(string name, int? place, string title, Func<Batch, int> number, string? sort = null) => new(name)
    {
        Page = place is { } at ? new(at, title, (row, texts) => Cells.Text(texts.Number(number(row.Batch)))) { Numeric = true, Sort = sort } : null,
        Csv = [new(name, (row, _) => Whole(number(row.Batch)))],
    };

    private static RenderFragment Status(NoticeRow row, Texts texts) => builder =>
    {
        Cells.Pill(LaunchStates.Of(row.Batch.Status), BatchWords.Status(row.Batch, texts))(builder);
        if (row.Batch.InDoubt > 0) Cells.Pill(PillState.Blocked, texts.Count("batch.in-doubt", row.Batch.InDoubt))(builder);
    };

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Utc(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
