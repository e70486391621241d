using System.CommandLine;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.CommandLine.Contents;
using ServiceGate.Web.Features.Attachments.Keeping;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>attachments copy --to</c>: copies all content to another place, reads it again there, and from then on it is looked for there; when all is there the setting may change. Exit 0: all is there;
/// 2: something is not whole where it is and stays there, each is named; 3: database, setting or place does not answer; 130: stopped. Whatever ended it, the same command goes on.
/// </summary>
internal static class AttachmentsCopyVerb
{
    private static readonly string Kinds = string.Join(", ", Enum.GetNames<ContentPlace>());

    private static readonly Option<string> To = new("--to") { Description = $"Where to copy ({Kinds}); the settings Attachments:Folder or Attachments:S3 say where that is.", Required = true };
    private static readonly Option<bool> Remove = new("--remove") { Description = "Take the bytes away wherever else they are, once they are proved to be there. Downloads that run just then are cut." };

    public static Command Make()
    {
        var copy = new Command("copy", "Copies the content of all attachments to another place, where it is looked for from then on. Exit 0 all there, 2 something is not whole (each named), 3 unreadable, 130 stopped.")
        {
            To, Remove, CommonOptions.Database, ConsoleLanguage.Option, JsonPrint.Option,
        };
        copy.Validators.Add(result =>
        {
            if (result.GetValue(To) is { } to && PlaceNamed(to) is null) result.AddError($"--to must be {Kinds}.");
        });
        copy.SetAction((parsed, cancellation) => AttachmentsVerb.RunAsync(parsed, opened => CopyAsync(parsed, opened, cancellation), cancellation));
        return copy;
    }

    private static async Task<int> CopyAsync(ParseResult parsed, OpenedContents opened, CancellationToken cancellation)
    {
        var (to, log) = (PlaceNamed(parsed.GetValue(To)!)!.Value, AttachmentsVerb.LogOf(parsed));
        if (!opened.Places.Has(to)) throw new SettingException(ContentSettings.Needed(to)[0], $"to copy to {to} it is required");
        List<FaultyContent> faults = [];
        var (copied, there, stopped) = (0L, 0L, false);
        try
        {
            await foreach (var (file, outcome) in new ContentCopy(opened.Sessions, opened.Places, opened.Keeping, TimeProvider.System).RunAsync(to, parsed.GetValue(Remove), cancellation))
            {
                log.Read(file.Bytes);
                if (outcome is CopyOutcome.Copied) copied++;
                else if (outcome is CopyOutcome.There) there++;
                else
                {
                    faults.Add(await opened.FaultAsync(file, CancellationToken.None));
                    log.Faulty(faults[^1]);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            stopped = true;
        }
        if (JsonPrint.IsAsked(parsed))
            JsonPrint.Write(parsed.InvocationConfiguration.Output, new { to = to.Code(), all = faults.Count == 0 && !stopped, copied, there, bytes = log.Bytes, faults, stopped = stopped ? true : (bool?)null, goOnWith = stopped ? CommandOf(parsed) : null });
        else if (stopped) log.Stopped(CommandOf(parsed));
        else log.Says(faults.Count > 0 ? "content.copied-not-all" : opened.Places.Chosen == to ? "content.copied" : "content.copied-set", ("copied", copied), ("faults", faults.Count), ("place", to));
        return stopped ? CommonOptions.Stopped : faults.Count == 0 ? 0 : AttachmentsVerb.NotWhole;
    }

    private static string CommandOf(ParseResult parsed) => string.Join(' ', (IEnumerable<string>)
    [
        "attachments copy --to", parsed.GetValue(To)!, .. parsed.GetValue(Remove) ? ["--remove"] : Array.Empty<string>(),
        .. parsed.GetValue(CommonOptions.Database) is { } file ? ["--database", file] : Array.Empty<string>(),
    ]);

    private static ContentPlace? PlaceNamed(string name) => Enum.GetValues<ContentPlace>().Cast<ContentPlace?>().FirstOrDefault(place => string.Equals(place.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
