using System.Globalization;
using System.Text.Json;
using ServiceGate.Core.Facts.Causes;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Rules.Causes;

/// <summary>A shipped tree of causes: JSON with its nodes in the order in which they are shown.</summary>
/// <param name="Nodes">The nodes.</param>
[Members("nodes")]
public sealed record CauseFile(IReadOnlyList<CauseNode> Nodes)
{
    /// <summary>Reads a tree.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="name">The file's name, for what is said of it.</param>
    /// <exception cref="InvalidDataException">It is no tree; the message names file, node and rule.</exception>
    public static CauseTree Read(string json, string name)
    {
        IReadOnlyList<CauseNode> nodes;
        try
        {
            nodes = CoreJson.Read<CauseFile>(json).Nodes;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}: {e.Message}", e);
        }
        var check = new Check();
        CauseTreeRules.Verify([.. nodes.Select((node, i) => (i + 1, node))], null, check);
        return check.Passed ? new(nodes) : throw new InvalidDataException(string.Join(Environment.NewLine, check.Violations.Select(v =>
            string.Create(CultureInfo.InvariantCulture, $"{name}: {v.Field}: {v.Rule} ({string.Join(", ", v.Arguments.Values)})"))));
    }
}
