namespace ServiceGate.Web.Shell.Components;

/// <summary>What happened to a line.</summary>
public enum LineChange
{
    /// <summary>It is in both versions.</summary>
    Same,

    /// <summary>It is only in the old version.</summary>
    Removed,

    /// <summary>It is only in the new version.</summary>
    Added,
}

/// <summary>A line of a comparison, in three parts: what it shares with its counterpart before and after, and what is different between.</summary>
/// <param name="Change">What happened to it.</param>
/// <param name="Before">The equal beginning; the whole line if it has no counterpart.</param>
/// <param name="Changed">What differs.</param>
/// <param name="After">The equal end.</param>
public sealed record DiffLine(LineChange Change, string Before, string Changed = "", string After = "")
{
    /// <summary>The whole line.</summary>
    public string Text => Before + Changed + After;
}

/// <summary>Compares two texts line by line.</summary>
public static class TextDifference
{
    private const long MostCells = 4_000_000;

    /// <summary>
    /// The lines of both versions in order, removed before added. Very long texts whose middle differs altogether are not aligned within
    /// that middle.
    /// </summary>
    public static IReadOnlyList<DiffLine> Between(string before, string after)
    {
        var (a, b) = (LinesOf(before), LinesOf(after));
        var head = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = a[head..].Reverse().Zip(b[head..].Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return [.. a[..head].Select(Same), .. Middle(a[head..^tail], b[head..^tail]), .. a[^tail..].Select(Same)];
    }

    private static string[] LinesOf(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").Split('\n');

    private static DiffLine Same(string line) => new(LineChange.Same, line);

    private static IEnumerable<DiffLine> Middle(string[] a, string[] b)
    {
        if ((long)a.Length * b.Length > MostCells)
            return Block(a, b);
        return Walk(a, b, CommonLengths(a, b));
    }

    // common[i, j] is the length of the longest common subsequence of a[i..] and b[j..].
    private static int[,] CommonLengths(string[] a, string[] b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    private static IEnumerable<DiffLine> Walk(string[] a, string[] b, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            var (startA, startB) = (i, j);
            while ((i < a.Length || j < b.Length) && !(i < a.Length && j < b.Length && a[i] == b[j]))
                if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1])) i++;
                else j++;
            foreach (var line in Block(a[startA..i], b[startB..j]))
                yield return line;
            if (i < a.Length)
                yield return Same(a[i]);
            i++;
            j++;
        }
    }

    // Lines that were replaced by as many others are compared with their counterparts.
    private static IEnumerable<DiffLine> Block(string[] removed, string[] added)
    {
        if (removed.Length != added.Length)
            return [.. removed.Select(line => new DiffLine(LineChange.Removed, "", line)), .. added.Select(line => new DiffLine(LineChange.Added, "", line))];
        return
        [
            .. removed.Zip(added, (old, now) => Part(LineChange.Removed, old, now)),
            .. removed.Zip(added, (old, now) => Part(LineChange.Added, now, old)),
        ];
    }

    private static DiffLine Part(LineChange change, string line, string counterpart)
    {
        var head = line.Zip(counterpart).TakeWhile(pair => pair.First == pair.Second).Count();
        if (head > 0 && char.IsHighSurrogate(line[head - 1]))
            head--;
        var tail = line[head..].Reverse().Zip(counterpart[head..].Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        if (tail > 0 && char.IsLowSurrogate(line[^tail]))
            tail--;
        return new DiffLine(change, line[..head], line[head..^tail], line[^tail..]);
    }
}
