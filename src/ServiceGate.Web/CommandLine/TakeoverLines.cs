using System.Globalization;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Features.Announcements;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.CommandLine;

/// <summary>Prints what became of files of announcements: launches on standard output, what was refused or is to be said on standard error.</summary>
internal sealed class TakeoverLines(TextWriter output, TextWriter error, Texts texts, bool namesFiles) : TakeoverPrint(error, texts)
{
    private readonly TextWriter _error = error;

    /// <inheritdoc/>
    protected override async Task TellAsync(string file, TakeoverReport report)
    {
        foreach (var (name, window) in report.Windows)
            await output.WriteLineAsync($"{window.Launch}  {name}: {Words(window)}, {Time(window.Start)} to {Time(window.End)}{(window.Follows is { } old ? $", in place of {old}" : "")}");
        foreach (var row in report.Rows) await RowAsync(namesFiles ? file + ": " : "", row);
        if (!report.HasChanged) await output.WriteLineAsync($"{(namesFiles ? file + ": n" : "N")}othing has changed.");
    }

    private async Task RowAsync(string file, RowReport row)
    {
        if (row.Said is { } said)
            await _error.WriteLineAsync(row.Verdict is RowVerdict.Refused ? $"{file}Row {row.Row} is refused, {row.Name}: {Sentence(said)}" : Remark(file, row, said));
        if (row.Verdict is RowVerdict.Refused) return;
        foreach (var remark in row.Remarks) await _error.WriteLineAsync(Remark(file, row, remark));
    }

    private string Remark(string file, RowReport row, Violation said) => $"{file}Row {row.Row}, {row.Name}: {Sentence(said)}";

    private string Sentence(Violation said) => Texts.Rule(said);

    private static string Words(WindowOutcome window) => window.Change switch
    {
        WindowChange.Unchanged => window.CalledOff ? "unchanged, called off" : "unchanged",
        WindowChange.CalledOff => "called off",
        var change => change.Code(),
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
