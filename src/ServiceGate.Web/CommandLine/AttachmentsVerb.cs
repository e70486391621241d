using System.CommandLine;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Web.CommandLine.Contents;

namespace ServiceGate.Web.CommandLine;

/// <summary><c>attachments</c>: the verbs that work with the content of attachments.</summary>
internal static class AttachmentsVerb
{
    /// <summary>Exit code: something is not whole.</summary>
    internal const int NotWhole = 2;

    private const int Unreadable = 3;

    public static Command Make() => new("attachments", "Works with the content of attachments.") { AttachmentsVerifyVerb.Make(), AttachmentsCopyVerb.Make(), AttachmentsLookVerb.Make() };

    /// <summary>Runs one; what cannot be opened or does not answer is a sentence and exit 3.</summary>
    internal static async Task<int> RunAsync(ParseResult parsed, Func<OpenedContents, Task<int>> act, CancellationToken cancellation)
    {
        try
        {
            await using var opened = await OpenedContents.OpenAsync(CommonOptions.DatabaseOf(parsed), cancellation);
            return await act(opened);
        }
        catch (Exception e) when (CommonOptions.IsOfDatabase(e) || e is ContentAwayException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return Unreadable;
        }
    }

    /// <summary>A log of what goes on: on standard error when the answer is for programs.</summary>
    internal static ContentLog LogOf(ParseResult parsed) =>
        new(JsonPrint.IsAsked(parsed) ? parsed.InvocationConfiguration.Error : parsed.InvocationConfiguration.Output, ConsoleLanguage.Of(parsed));
}
