using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>Finds out what kind of file was given, whatever its name says.</summary>
internal static class TableOpening
{
    private static ReadOnlySpan<byte> OldWorkbook => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Opens a file; says why not when it cannot be read.</summary>
    /// <param name="file">The file; it can be read again from its start.</param>
    /// <param name="choices">How somebody wants it to be read.</param>
    /// <param name="known">Whether a cell is a column's name.</param>
    public static (TableFile? File, Violation? Problem) Open(Stream file, TableChoices choices, Func<string, bool> known)
    {
        var start = new byte[4];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start.AsSpan(0, read).SequenceEqual(OldWorkbook)) return (null, Violation.Of("import.old-workbook", "file"));
        return OpenText(file, choices, known);
    }

    private static (TableFile?, Violation?) OpenText(Stream file, TableChoices choices, Func<string, bool> known)
    {
        var separator = Separators.Named(choices.Separator);
        if (separator is null && choices.Separator is { Length: > 0 } unknown)
            return (null, Violation.Of("import.separator-unknown", "separator", ("separator", unknown), ("known", string.Join(", ", Separators.Names))));
        var (encoding, problem) = TextEncoding.Of(file, choices.Encoding);
        return encoding is null ? (null, problem) : (new TextTable(file, encoding, TextStart.Of(file, encoding, separator, known)), null);
    }
}
