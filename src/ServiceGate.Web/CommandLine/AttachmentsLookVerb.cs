using System.CommandLine;
using System.Globalization;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Web.Features.Attachments;
using ServiceGate.Web.Imports;

namespace ServiceGate.Web.CommandLine;

/// <summary><c>attachments look</c>: says how many pages a PDF has and how its text begins, as pages show it. Servers give it each PDF that is attached, since it has its own time and memory. Exit 0: said; 2: it cannot be read.</summary>
internal static class AttachmentsLookVerb
{
    private static readonly Argument<string?> From = new("file") { Description = "The PDF (default: standard input).", Arity = ArgumentArity.ZeroOrOne };

    public static Command Make()
    {
        var look = new Command("look", "Says how many pages a PDF has and how its text begins. Exit 0 said, 2 it cannot be read.") { From, JsonPrint.Option };
        look.SetAction(RunAsync);
        return look;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            await using var given = parsed.GetValue(From) is { } path ? File.OpenRead(path) : Console.OpenStandardInput();
            await using var file = await SpooledUpload.TakeAsync(given, FileUpload.MostBytes, cancellation);
            if (file is not null && PdfLook.Of(file) is { } found)
            {
                if (JsonPrint.IsAsked(parsed)) JsonPrint.Write(console.Output, found);
                else await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{found.Pages} pages: {found.FirstText ?? "-"}"));
                return 0;
            }
            await console.Error.WriteLineAsync("It is no PDF that can be read.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(e.Message);
        }
        return AttachmentsVerb.NotWhole;
    }
}
