using System.Text.RegularExpressions;

namespace ServiceGate.Tests.Architecture;

/// <summary>A page of the repository's documentation: where its links lead, its headings, tables and commands.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(string path, string text) => (Path, Text) = (path, text);

    /// <summary>All pages of the repository.</summary>
    internal static IEnumerable<MarkdownPage> All => Directory
        .EnumerateFiles(Repository.Root, "*.md", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
        .Where(file => !file.Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules" or "StrykerOutput"))
        .Select(file => new MarkdownPage(file, File.ReadAllText(file)));

    /// <summary>A page, named from the repository's root.</summary>
    internal static MarkdownPage Of(string path) => Read(System.IO.Path.Combine(Repository.Root, path));

    /// <summary>A page that is not written in a file.</summary>
    internal static MarkdownPage Say(string text) => new(System.IO.Path.Combine(Repository.Root, "said.md"), text);

    internal string Path { get; }

    internal string Text { get; }

    /// <summary>The lines of its code blocks in a language, one command each; a line that ends in a backslash goes on.</summary>
    internal IEnumerable<string> Lines(string language) =>
        from block in Block().Matches(Text)
        where block.Groups["language"].Value == language
        from line in block.Groups["body"].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select line;

    /// <summary>The rows of its tables without their heads, each with the heading that it stands under.</summary>
    internal IEnumerable<(string Heading, string[] Cells)> Rows()
    {
        var (heading, inTable) = ("", false);
        foreach (var line in Prose().Split('\n'))
        {
            if (Headline().Match(line) is { Success: true } title) heading = title.Groups["title"].Value.Trim();
            if (!line.StartsWith('|')) inTable = false;
            else if (line.StartsWith("|---", StringComparison.Ordinal)) inTable = true;
            else if (inTable) yield return (heading, [.. Border().Split(line.Trim().Trim('|')).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))]);
        }
    }

    /// <summary>Links to places that are not there: files of the repository, and headings in its pages.</summary>
    internal IEnumerable<string> BrokenLinks() =>
        from target in Link().Matches(Code().Replace(Prose(), "")).Select(link => link.Groups["target"].Value)
        where !Uri.TryCreate(target, UriKind.Absolute, out var elsewhere) || elsewhere.IsFile
        where !LeadsSomewhere(target.Split('#', 2))
        select $"{System.IO.Path.GetRelativePath(Repository.Root, Path)}: {target}";

    private bool LeadsSomewhere(string[] target)
    {
        var file = target[0].Length == 0 ? Path : System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, target[0]));
        return file.StartsWith(Repository.Root + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal) && (file == Path || System.IO.Path.Exists(file))
            && (target.Length == 1 || (file == Path ? this : Read(file)).Anchors().Contains(target[1], StringComparer.Ordinal));
    }

    /// <summary>What the headings are called in addresses.</summary>
    private IEnumerable<string> Anchors() =>
        Prose().Split('\n').Select(line => Headline().Match(line)).Where(title => title.Success)
            .Select(title => Unspoken().Replace(title.Groups["title"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static MarkdownPage Read(string file) => new(file, File.ReadAllText(file));

    private string Prose() => Block().Replace(Text, "");

    [GeneratedRegex(@"^ *```(?<language>\w*)\n(?<body>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^#+ +(?<title>.+)$")]
    private static partial Regex Headline();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Border();

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`\n]*`(?!\\])")]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Unspoken();
}
