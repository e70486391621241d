using ServiceGate.Core.Facts.Causes;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Views.Risks;

/// <summary>Causes as people read them.</summary>
public static class CauseNames
{
    private const string Below = " › ";
    private const int MostNamed = 8;

    /// <summary>The names from the top down to a node; its id where the tree does not know it.</summary>
    public static string PathOf(CauseTree tree, string id, Texts texts) =>
        tree.Find(id) is { } node ? string.Join(Below, tree.PathOf(node).Select(n => n.Name.In(texts.Language.Tag))) : id;

    /// <summary>A node as a field shows it: its id, then its name.</summary>
    public static string ShownOf(CauseNode node, Texts texts) => $"{node.Id} {node.Name.In(texts.Language.Tag)}";

    /// <summary>
    /// The node that somebody typed: by its id, with or without its name behind, or by words of its name in either language where only one leaf has them. What is neither stays as it was typed, to be named.
    /// </summary>
    public static string IdOf(CauseTree tree, string typed)
    {
        var text = typed.Trim();
        if (tree.Find(text) is not null) return text;
        if (tree.Find(text.Split(' ')[0]) is { } named) return named.Id;
        if (tree.Choices.Where(n => string.Equals(n.Name.Zh, text, StringComparison.Ordinal) || string.Equals(n.Name.En, text, StringComparison.OrdinalIgnoreCase)).ToList() is [var exactly]) return exactly.Id;
        return Like(tree, text) is [var only] ? only.Id : text;
    }

    /// <summary>The first leaves whose names have the words that were typed.</summary>
    public static IReadOnlyList<CauseNode> Like(CauseTree tree, string typed) =>
        [.. tree.Choices.Where(n => n.Name.Zh?.Contains(typed.Trim(), StringComparison.Ordinal) == true || n.Name.En?.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase) == true).Take(MostNamed)];
}
