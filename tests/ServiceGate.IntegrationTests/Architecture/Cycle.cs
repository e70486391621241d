namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>Folders each of which uses the next, the last the first.</summary>
/// <param name="Folders">In the order in which they use each other.</param>
/// <param name="Arrows">The use with the fewest arrows: without them it is no cycle.</param>
internal sealed record Cycle(IReadOnlyList<string> Folders, IReadOnlyList<Arrow> Arrows)
{
    public override string ToString() =>
        $"{string.Join(" -> ", Folders.Append(Folders[0]).Select(Arrow.Spoken))}{string.Concat(Arrows.Select(arrow => $"\n    {arrow}"))}";
}
