using System.Text.RegularExpressions;
using DiffPlex;

namespace ServiceGate.Web.Shell.Components;

/// <summary>A part of a text that is compared with another.</summary>
/// <param name="Text">The part.</param>
/// <param name="Changed">Whether the other text has something else there.</param>
public sealed record DiffPart(string Text, bool Changed);

/// <summary>Compares two lines word by word. A Chinese character is a word, since nothing stands between words there.</summary>
public static partial class WordDifference
{
    private static readonly Words Chunker = new();

    /// <summary>Both lines in parts.</summary>
    /// <param name="before">The old line.</param>
    /// <param name="after">The new line.</param>
    public static (IReadOnlyList<DiffPart> Before, IReadOnlyList<DiffPart> After) Between(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, false, false, Chunker);
        return (
            Parts([.. diff.PiecesOld], diff.DiffBlocks.Select(b => (b.DeleteStartA, b.DeleteCountA))),
            Parts([.. diff.PiecesNew], diff.DiffBlocks.Select(b => (b.InsertStartB, b.InsertCountB))));
    }

    private static List<DiffPart> Parts(IReadOnlyList<string> pieces, IEnumerable<(int Start, int Count)> changes)
    {
        var (parts, done) = (new List<DiffPart>(), 0);
        void Add(int until, bool changed)
        {
            if (until > done) parts.Add(new(string.Concat(pieces.Skip(done).Take(until - done)), changed));
            done = Math.Max(done, until);
        }
        foreach (var (start, count) in changes)
        {
            Add(start, false);
            Add(start + count, true);
        }
        Add(pieces.Count, false);
        return parts;
    }

    private sealed class Words : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => [.. Word().Matches(text).Select(m => m.Value)];
    }

    // Letters and digits of other scripts run on; everything else is a word by itself, never half of a pair of surrogates.
    [GeneratedRegex(@"[A-Za-z0-9_À-ɏ]+|[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S]")]
    private static partial Regex Word();
}
