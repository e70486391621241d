using System.CommandLine;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Web.CommandLine.Contents;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>attachments verify</c>: reads all content again, wherever it is, compares length and SHA-256, and writes down what is missing, damaged or whole again, which pages show. Exit 0: all is whole;
/// 2: something is not, each is named with what refers to it; 3: database, setting or place does not answer; 130: stopped, and goes on with <c>--after</c>.
/// </summary>
internal static class AttachmentsVerifyVerb
{
    private static readonly Option<string> After = MakeAfter();

    public static Command Make()
    {
        var verify = new Command("verify", "Reads the content of all attachments again and compares it with its hash. Exit 0 whole, 2 something missing or damaged (each named), 3 unreadable, 130 stopped.")
        {
            CommonOptions.Database, After, ConsoleLanguage.Option, JsonPrint.Option,
        };
        verify.SetAction((parsed, cancellation) => AttachmentsVerb.RunAsync(parsed, opened => CheckAsync(parsed, opened, cancellation), cancellation));
        return verify;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, OpenedContents opened, CancellationToken cancellation)
    {
        var (log, last) = (AttachmentsVerb.LogOf(parsed), parsed.GetValue(After)!);
        List<FaultyContent> faults = [];
        var stopped = false;
        try
        {
            await foreach (var (file, standing) in new ContentCheck(opened.Sessions, opened.Places, opened.Keeping).RunAsync(last, cancellation))
            {
                log.Read(file.Bytes);
                last = file.Hash;
                if (standing is FileStanding.Whole) continue;
                faults.Add(await opened.FaultAsync(file with { Standing = standing }, CancellationToken.None));
                log.Faulty(faults[^1]);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            stopped = true;
        }
        var command = stopped ? CommandOf(parsed, last) : null;
        if (JsonPrint.IsAsked(parsed))
            JsonPrint.Write(parsed.InvocationConfiguration.Output, new { whole = faults.Count == 0 && !stopped, files = log.Files, bytes = log.Bytes, faults, stopped = stopped ? true : (bool?)null, goOnWith = command });
        else if (command is not null) log.Stopped(command);
        else log.Says(faults.Count == 0 ? "content.whole" : "content.not-whole", ("faults", faults.Count));
        return stopped ? CommonOptions.Stopped : faults.Count == 0 ? 0 : AttachmentsVerb.NotWhole;
    }

    private static string CommandOf(ParseResult parsed, string last) => string.Join(' ', (IEnumerable<string>)
    [
        "attachments verify", .. parsed.GetValue(CommonOptions.Database) is { } file ? ["--database", file] : Array.Empty<string>(), .. last.Length > 0 ? ["--after", last] : Array.Empty<string>(),
    ]);

    private static Option<string> MakeAfter()
    {
        var after = new Option<string>("--after") { Description = "Go on behind a SHA-256, as a verification that was stopped says.", DefaultValueFactory = _ => "" };
        after.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { Length: > 0 } text && !ContentNames.IsName(text)) result.AddError("--after must be a SHA-256 of 64 hexadecimal digits in lower case.");
        });
        return after;
    }
}
