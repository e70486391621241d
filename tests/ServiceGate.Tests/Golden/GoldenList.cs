using ServiceGate.Tests.Architecture;

namespace ServiceGate.Tests.Golden;

/// <summary>
/// A list of what was once stored in a database, or said to somebody outside, one fact a line. A line that stands there never goes and never changes: old rows, old
/// callers and older nodes beside a newer one rely on it. What is new gets a line, so that a reader of the change sees it.
/// </summary>
/// <param name="path">Where the file is, from the root of the repository.</param>
internal sealed class GoldenList(string path)
{
    /// <summary>Set to 1, lines that are new are added to the files; none is taken away.</summary>
    internal const string Variable = "SERVICEGATE_ADD_GOLDEN";

    private string File => Path.Combine(Repository.Root, path);

    /// <summary>The lines of the file.</summary>
    internal IReadOnlyList<string> Lines => System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [];

    /// <summary>Whether lines are to be added.</summary>
    internal static bool Adds => Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>What is wrong: a line that the program no longer keeps, or something that has no line yet.</summary>
    /// <param name="present">What the program stores or says now.</param>
    internal IReadOnlyList<string> Problems(IEnumerable<string> present)
    {
        var now = present.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Lines.Where(line => !now.Contains(line)).Select(line => $"was stored or said, and is no longer: {line}"),
            .. now.Except(Lines).Order(StringComparer.Ordinal).Select(line => $"is new: {line}"),
        ];
    }

    /// <summary>Fails when something is wrong; adds what is new where that is wanted.</summary>
    internal void Expect(IEnumerable<string> present)
    {
        var now = present.ToList();
        if (Adds) Add(now);
        Assert.That(string.Join('\n', Problems(now)), Is.Empty, $"{path}; new lines are added with {Variable}=1, and none is changed");
    }

    private void Add(IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllLines(File, Lines.Union(lines, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
