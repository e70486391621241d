using Microsoft.AspNetCore.Mvc;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Api;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Imports.Accounts;
using ServiceGate.Web.Shell.Forms;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Running;

/// <summary>A file of the customers for whom a launch failed, read before the result that names them.</summary>
internal static class FailedUploads
{
    private static readonly string[] OtherTypes = ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/plain", "text/tab-separated-values", "application/octet-stream"];

    public static void Map(RouteGroupBuilder commands)
    {
        const string address = "/launches/{number}/result/failed-accounts";
        commands.MapPost(address, ReadAsync).Accepts<string>("text/csv").WithMetadata(new TakesFilesAttribute(Permission.RunLaunch)).Produces<FailedAccountsDocument>()
            .WithExample("account\nTV0001\nTV0002\n", "text/csv")
            .WithSummary("Reads a file of failed accounts").WithDescription(
                "Nothing is reported: the answer says which of the launch's customers the file names, to be sent as `failedAccounts` of the result, and names the lines of which no customer of the launch is known. "
                + "A column account under its usual names in Chinese and English (`columns=客户编码=account` says which), or a bare list of accounts; otherwise read as a file of affected customers is: encodings, separators, workbooks. "
                + "Needs the permission to report the result.");
        commands.MapPost(address, ReadAsync).Accepts<string>(OtherTypes[0], OtherTypes[1..]).WithMetadata(new TakesFilesAttribute(Permission.RunLaunch))
            .Produces<FailedAccountsDocument>().ExcludeFromDescription().WithOrder(1);
    }

    private static Task<IResult> ReadAsync(ApiCall call, AccountLooks looks, HttpRequest request, string number, string? encoding, string? separator, string? sheet, [FromQuery] string[]? columns) => call.ReadAsync(number, async view =>
    {
        if (!view.Allows(call.PersonId, Permission.RunLaunch)) return ApiCall.NotAllowed(Permission.RunLaunch);
        await using var file = await SpooledUpload.TakeAsync(request.Body, ImportLimits.MostBytes, call.Cancellation);
        if (file is null) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "import.file-too-large", null, ("most", ImportLimits.MostMegabytes));
        var asked = new ImportRequest(number, call.PersonId, call.Key, null, encoding ?? Charset.Of(request), Separator: separator, Columns: ChosenColumns.Of(columns), Sheet: sheet);
        return ApiCall.Answer(await looks.OfFileAsync(view.Launch, file, asked, call.Cancellation), look => ApiCall.Json(FailedAccountsDocument.Of(look, call.Texts)));
    });
}

/// <summary>What a file of failed accounts says.</summary>
/// <param name="Accounts">The accounts on the launch's list, each customer once: <c>failedAccounts</c> of the result.</param>
/// <param name="Known">How many those are.</param>
/// <param name="Unknown">How many accounts are not on the launch's list.</param>
/// <param name="Doubled">How many lines name a customer who was named before.</param>
/// <param name="Wrong">How many lines name no account.</param>
/// <param name="Problems">The lines that are unknown or wrong, of each rule at most 100.</param>
/// <param name="Format">Kind of file: <c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Encoding">Its encoding; null where the kind has only one.</param>
/// <param name="Separator">What stands between its cells; null where the kind has none.</param>
/// <param name="Sheet">The sheet that was read; null where the kind has none.</param>
/// <param name="Columns">What each of its columns was read as.</param>
/// <param name="Notes">What was left aside, and why.</param>
/// <param name="Broken">How often each rule is broken, by its id.</param>
public sealed record FailedAccountsDocument(
    IReadOnlyList<string> Accounts, int Known, int Unknown, int Doubled, int Wrong, IReadOnlyList<ViolationDocument> Problems, string Format, string? Encoding, string? Separator, string? Sheet,
    IReadOnlyList<ColumnUse> Columns, IReadOnlyList<ViolationDocument> Notes, IReadOnlyDictionary<string, int> Broken)
{
    internal static FailedAccountsDocument Of(AccountLook look, Texts texts) => look.Reading is not { } reading ? throw new InvalidOperationException("A file is read as something.") : new(
        look.Accounts, look.Accounts.Count, look.Unknown, look.Doubled, look.Wrong, [.. look.Problems.Select(p => ViolationDocument.Of(p, texts))], reading.Format, reading.Encoding, reading.Separator, reading.Sheet,
        reading.Columns, [.. reading.Notes.Select(n => ViolationDocument.Of(n, texts))], reading.Broken);
}
