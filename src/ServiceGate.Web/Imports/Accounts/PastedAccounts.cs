using System.Text;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Imports.Files;

namespace ServiceGate.Web.Imports.Accounts;

/// <summary>
/// Accounts that somebody has typed or pasted: rows of a table with its header, as a spreadsheet is copied, or one or several a line, with whatever between them.
/// </summary>
internal static class PastedAccounts
{
    private static readonly char[] Between = [' ', '\u00a0', '\u3000', '\t', ',', '，', '、', ';', '；', '|'];

    /// <summary>What a text names, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="check">Collects what is wrong with it as a whole.</param>
    public static IReadOnlyList<NamedAccount> Read(string text, Check check)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        if (TableOpening.Open(bytes, new("utf-8"), ColumnNames.IsKnown).File is { } table && new AccountFile(table, new Dictionary<string, string>()) is { HasHeader: true } file) return [.. file.Lines(check)];
        return [.. text.ReplaceLineEndings("\n").Split('\n').SelectMany((line, i) => line.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(word => NamedAccount.Of(i + 1, word)))];
    }
}
