using ServiceGate.Web.Features.Announcements;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// Prints what became of files of announcements as one JSON object: <c>files</c> with the rows and windows that the API answers, and <c>problem</c>, what ended the work before all of them were taken
/// over. When nothing of any file was looked at, there is nothing but the sentence on standard error.
/// </summary>
internal sealed class TakeoverJson(TextWriter output, TextWriter error, Texts texts) : TakeoverPrint(error, texts)
{
    private readonly List<(string Name, TakeoverDocument Document)> _files = [];

    /// <inheritdoc/>
    public override async Task EndAsync(string? why)
    {
        if (_files.Count > 0) JsonPrint.Write(output, new { changed = HasWritten, refused = _files.Sum(f => f.Document.Refused), files = _files.Select(Of), problem = why });
        await base.EndAsync(why);
    }

    /// <inheritdoc/>
    protected override Task TellAsync(string file, TakeoverReport report)
    {
        _files.Add((file, TakeoverDocument.Of(report, preview: false, Texts)));
        return Task.CompletedTask;
    }

    private static object Of((string Name, TakeoverDocument Document) file) => new
    {
        file = file.Name,
        form = file.Document.Form,
        changed = file.Document.Changed,
        refused = file.Document.Refused,
        rows = file.Document.Rows,
        windows = file.Document.Windows.Select(w => w with { Start = w.Start.ToUniversalTime(), End = w.End.ToUniversalTime() }),
    };
}
