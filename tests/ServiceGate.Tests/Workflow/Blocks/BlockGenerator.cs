namespace ServiceGate.Tests.Workflow.Blocks;

/// <summary>
/// Makes well-formed flowcharts: what counter mode carries out without losing or doubling work. So rounds stand where every way
/// passes (their silence about the way out would reach a merge beside them), unless a nested flowchart keeps them apart, and a race
/// has in each of its branches one thing at a time, beginning with waiting.
/// </summary>
internal sealed class BlockGenerator(System.Random random)
{
    private static readonly string[] _variables = ["v1", "v2", "v3", "v4"];
    private int _ids;
    private int _left;

    internal static IReadOnlyList<string> Variables => _variables;

    /// <summary>A flowchart of about the size given.</summary>
    internal Block Make(int size)
    {
        _left = size;
        return Line(new Place(true, false, 0, _variables));
    }

    /// <summary>Something of which a part is of a kind.</summary>
    internal static bool Has(Block? block, Func<Block, bool> isOfKind) => block is not null && (isOfKind(block) || block switch
    {
        Sequence sequence => sequence.Parts.Any(part => Has(part, isOfKind)),
        Choice choice => Has(choice.Approved, isOfKind) || Has(choice.Returned, isOfKind),
        Branch branch => Has(branch.WhenTrue, isOfKind) || Has(branch.WhenFalse, isOfKind),
        Selection selection => Has(selection.WhenFirst, isOfKind) || Has(selection.WhenSecond, isOfKind) || Has(selection.Otherwise, isOfKind),
        Fork fork => fork.Branches.Any(part => Has(part, isOfKind)),
        Loop loop => Has(loop.Head, isOfKind) || Has(loop.Body, isOfKind),
        Nested nested => Has(nested.Body, isOfKind),
        _ => false,
    });

    private Sequence Line(Place place)
    {
        var parts = new List<Block>();
        do
            parts.Add(Part(place));
        while (_left > 0 && random.Next(3) > 0 && parts.Count < 4);
        return new Sequence(parts);
    }

    private Block Part(Place place)
    {
        _left--;
        if (_left <= 0 || place.Depth > 4)
            return MakeTask();
        return random.Next(14) switch
        {
            0 or 1 or 2 when place.MayGoRound => MakeLoop(place),
            3 when place.MayGoRound && place.Variables.Length > 0 => new Round(Id("round"), place.Variables[0], random.Next(1, 4)),
            4 or 5 when !place.InRace => MakeFork(place),
            6 or 7 when !place.InRace => new Nested(Id("flow"), Line(place.Deeper() with { MayGoRound = true, InLoop = false })),
            8 => new Choice(Id("review"), Maybe(place), Maybe(place)),
            9 when place.Variables.Length > 0 => new Branch(Id("if"), Variable(place), Maybe(place), Maybe(place)),
            10 when place.Variables.Length > 1 => MakeSelection(place),
            11 when place.Variables.Length > 0 => new Assign(Id("set"), Variable(place), random.Next(2) == 0, random.Next(3) == 0 ? Variable(place) : null),
            _ => MakeTask(),
        };
    }

    private Task MakeTask() => random.Next(6) == 0 ? new Task(Id("delay"), true) : new Task(Id("work"), false);

    private Loop MakeLoop(Place place)
    {
        // A waiting activity as the head of a round inside a round would run ahead of what enters it.
        Block? head = place.InLoop || random.Next(2) == 0 ? null : MakeTask();
        var inside = place.Deeper() with { InLoop = true };
        return new Loop(Id("loop"), head, random.Next(4) == 0 ? Line(inside) : new Sequence([MakeFork(inside), Line(inside)]));
    }

    private Fork MakeFork(Place place)
    {
        var merge = (Merge)random.Next(4);
        var count = random.Next(2, 4);
        var branches = new List<Block>();
        for (var i = 0; i < count; i++)
        {
            var own = place.Variables.Where((_, index) => index % count == i).ToArray();
            var inside = place.Deeper() with { MayGoRound = false, Variables = own, InRace = place.InRace || merge == Merge.Any };
            branches.Add(merge == Merge.Any ? new Sequence([MakeTask(), .. Line(inside).Parts.Take(random.Next(3))]) : Line(inside));
        }

        return new Fork(Id("fork"), random.Next(2) == 0, merge, branches);
    }

    private Selection MakeSelection(Place place)
    {
        var (first, second) = (place.Variables[0], place.Variables[1]);
        var takesAll = !place.InRace && random.Next(2) == 0;
        // Where both may run at the same time, neither changes what the other reads.
        Block Part(string[] own) => Line(place.Deeper() with { MayGoRound = false, Variables = takesAll ? own : place.Variables });
        return new Selection(Id("switch"), takesAll, first, second, Part([first]), Part([second]), Part([]));
    }

    private Sequence? Maybe(Place place) => random.Next(4) == 0 ? null : Line(place.Deeper() with { MayGoRound = false });

    private string Variable(Place place) => place.Variables[random.Next(place.Variables.Length)];

    private string Id(string kind) => $"{kind}{++_ids}";

    /// <summary>What may be drawn somewhere.</summary>
    private sealed record Place(bool MayGoRound, bool InRace, int Depth, string[] Variables, bool InLoop = false)
    {
        internal Place Deeper() => this with { Depth = Depth + 1 };
    }
}
