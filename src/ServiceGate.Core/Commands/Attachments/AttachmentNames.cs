using System.Buffers;
using System.Globalization;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>What a file may be called: one line without folders, and without characters that make a name read otherwise than it is.</summary>
public static class AttachmentNames
{
    /// <summary>The longest name, in characters (UTF-16 units).</summary>
    public const int Longest = 200;

    private static readonly SearchValues<char> Folders = SearchValues.Create("/\\:*?\"<>|");

    /// <summary>Checks a name.</summary>
    public static Check Check(string? name)
    {
        var check = new Check().Text(name, "name", Longest);
        return name is { Length: > 0 and <= Longest } ? check.That(IsPlain(name), "attachment.name", "name") : check;
    }

    /// <summary>The name that a browser gives, without the folders that some send along.</summary>
    public static string Of(string sent) => sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Trim();

    private static bool IsPlain(string name) => name.Trim() == name && name.Trim('.').Length > 0 && !name.AsSpan().ContainsAny(Folders)
        && !name.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
