using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Web.Features.Announcements;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.CommandLine;

/// <summary>Says what became of files of announcements: as lines, or as JSON.</summary>
/// <param name="error">Where to say what ended the work.</param>
/// <param name="texts">The texts.</param>
internal abstract class TakeoverPrint(TextWriter error, Texts texts)
{
    /// <summary>The texts.</summary>
    public Texts Texts { get; } = texts;

    /// <summary>Whether anything was changed.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Whether a row was refused.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>Takes what became of a file.</summary>
    public async Task ReportAsync(string file, TakeoverReport report)
    {
        await TellAsync(file, report);
        HasWritten |= report.HasChanged;
        HasRefused |= report.Rows.Any(r => r.Verdict is RowVerdict.Refused);
    }

    /// <summary>Takes that it is over.</summary>
    /// <param name="why">What ended it before all files were taken over; null: nothing.</param>
    public virtual Task EndAsync(string? why) => why is null ? Task.CompletedTask : error.WriteLineAsync(why);

    /// <summary>Says or notes what became of a file.</summary>
    protected abstract Task TellAsync(string file, TakeoverReport report);
}
