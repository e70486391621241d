using System.Text.Json.Nodes;

namespace ServiceGate.Tests.Workflow.Blocks;

/// <summary>Writes blocks as a workflow definition.</summary>
internal sealed class BlockWriter
{
    private readonly JsonArray _activities = [];
    private readonly JsonArray _connections = [];

    internal static string Write(Block block, bool endsByFinish) => new JsonObject
    {
        ["definitionId"] = "blocks",
        ["id"] = "blocks-v1",
        ["name"] = "Blocks",
        ["version"] = 1,
        ["isLatest"] = true,
        ["isPublished"] = true,
        ["variables"] = new JsonArray([.. BlockGenerator.Variables.Select(id => Variable(id, false))]),
        ["root"] = new BlockWriter().Flowchart("root", block, endsByFinish ? "Finish" : "End"),
    }.ToJsonString();

    private JsonObject Flowchart(string id, Block block, string end)
    {
        Add($"{id}-start", "Elsa.Start");
        Add($"{id}-end", $"Elsa.{end}");
        Connect(Put(block, [new Exit($"{id}-start")]), $"{id}-end");
        return new() { ["id"] = id, ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = _activities, ["connections"] = _connections };
    }

    /// <summary>Draws a block behind the exits given; the exits of the block.</summary>
    private List<Exit> Put(Block? block, List<Exit> from) => block switch
    {
        null => from,
        Task task => Waiting(task, from),
        Assign assign => One(from, assign.Id, "Elsa.SetVariable", ("variable", Variable(assign.Variable, null)), ("value", ValueOf(assign))),
        Sequence sequence => sequence.Parts.Aggregate(from, (exits, part) => Put(part, exits)),
        Choice choice => PutChoice(choice, from),
        Branch branch => PutBranch(branch, from),
        Selection selection => PutSelection(selection, from),
        Fork fork => PutFork(fork, from),
        Loop loop => PutLoop(loop, from),
        Round round => PutRound(round, from),
        Nested nested => PutNested(nested, from),
        _ => throw new ArgumentException($"No drawing for {block}.", nameof(block)),
    };

    private List<Exit> Waiting(Task task, List<Exit> from) => task.IsDelay
        ? One(from, task.Id, "Elsa.Delay", ("timeSpan", Draft.Literal("TimeSpan", "00:30:00")))
        : One(from, task.Id, "ServiceGate.ConfirmAcknowledgements");

    private List<Exit> PutChoice(Choice choice, List<Exit> from)
    {
        Review(choice.Id, from);
        return [.. Put(choice.Approved, [new Exit(choice.Id, "Approved")]), .. Put(choice.Returned, [new Exit(choice.Id, "Returned")])];
    }

    private List<Exit> PutBranch(Branch branch, List<Exit> from)
    {
        One(from, branch.Id, "Elsa.FlowDecision", ("condition", Read(branch.Variable)));
        return [.. Put(branch.WhenTrue, [new Exit(branch.Id, "True")]), .. Put(branch.WhenFalse, [new Exit(branch.Id, "False")])];
    }

    private List<Exit> PutSelection(Selection selection, List<Exit> from)
    {
        One(
            from,
            selection.Id,
            "Elsa.FlowSwitch",
            ("mode", Draft.Literal("SwitchMode", selection.TakesAll ? "MatchAny" : "MatchFirst")),
            ("cases", new JsonArray(Case("First", selection.First), Case("Second", selection.Second))));
        return
        [
            .. Put(selection.WhenFirst, [new Exit(selection.Id, "First")]),
            .. Put(selection.WhenSecond, [new Exit(selection.Id, "Second")]),
            .. Put(selection.Otherwise, [new Exit(selection.Id, "Default")]),
        ];
    }

    private List<Exit> PutFork(Fork fork, List<Exit> from)
    {
        var names = fork.Branches.Select((_, i) => fork.NamesBranches ? $"Branch {i}" : "Done").ToArray();
        One(from, fork.Id, "Elsa.FlowFork", fork.NamesBranches ? [("branches", Draft.List(names))] : []);
        var exits = fork.Branches.Select((branch, i) => Put(branch, [new Exit(fork.Id, names[i])])).ToList();
        if (fork.Merge == Merge.Implicit)
            return [.. exits.SelectMany(branch => branch)];

        // A join that waits for all must have one connection for each branch.
        if (fork.Merge == Merge.All)
            exits = [.. exits.Select((branch, i) => branch.Count == 1 ? branch : Join(branch, $"{fork.Id}-{i}", "WaitAllActive"))];
        return Join([.. exits.SelectMany(branch => branch)], $"{fork.Id}-join", fork.Merge switch { Merge.All => "WaitAll", Merge.Any => "WaitAny", _ => "WaitAllActive" });
    }

    private List<Exit> PutLoop(Loop loop, List<Exit> from)
    {
        var head = (loop.Head as Task)?.Id ?? $"{loop.Id}-head";
        var entered = loop.Head is null ? One(from, head, "Elsa.FlowFork") : Put(loop.Head, from);
        Review($"{loop.Id}-review", Put(loop.Body, entered));
        Connect([new Exit($"{loop.Id}-review", "Returned")], head);
        return [new Exit($"{loop.Id}-review", "Approved")];
    }

    private List<Exit> PutRound(Round round, List<Exit> from)
    {
        var (approved, over) = ($"{round.Id}-approved", $"{round.Id}-over");
        Set(from, $"{round.Id}-open", round.Variable, false);
        One([new Exit($"{round.Id}-open")], $"{round.Id}-fork", "Elsa.FlowFork");
        var ids = Enumerable.Range(1, round.Reviews).Select(i => $"{round.Id}-review{i}").ToList();
        foreach (var id in ids)
            Review(id, [new Exit($"{round.Id}-fork")]);
        foreach (var id in ids)
            Set([new Exit(id, "Returned")], $"{id}-returned", round.Variable, true);
        Join([.. ids.Select(id => new Exit(id, "Approved"))], approved, "WaitAll");
        Join([.. ids.Select(id => new Exit($"{id}-returned")), new Exit(approved)], over, "WaitAny");
        One([new Exit(over)], $"{round.Id}-if", "Elsa.FlowDecision", ("condition", Read(round.Variable)));
        Connect([new Exit($"{round.Id}-if", "True")], $"{round.Id}-open");
        return [new Exit($"{round.Id}-if", "False")];
    }

    private List<Exit> PutNested(Nested nested, List<Exit> from)
    {
        _activities.Add(new BlockWriter().Flowchart(nested.Id, nested.Body, "End"));
        Connect(from, nested.Id);
        return [new Exit(nested.Id)];
    }

    private List<Exit> Join(List<Exit> from, string id, string mode) => One(from, id, "Elsa.FlowJoin", ("mode", Draft.Literal("FlowJoinMode", mode)));

    private void Set(List<Exit> from, string id, string variable, bool value) =>
        One(from, id, "Elsa.SetVariable", ("variable", Variable(variable, null)), ("value", Draft.Literal("Boolean", value)));

    private void Review(string id, List<Exit> from) => One(
        from,
        id,
        "ServiceGate.SignOff",
        ("department", Draft.Literal("String", "it")),
        ("sections", Draft.List("risks")),
        ("outcomes", Draft.List("Approved", "Returned")));

    private List<Exit> One(List<Exit> from, string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        Add(id, type, inputs);
        Connect(from, id);
        return [new Exit(id)];
    }

    private void Add(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
            activity[name] = value;
        _activities.Add(activity);
    }

    private void Connect(List<Exit> from, string target)
    {
        foreach (var (source, outcome) in from)
            _connections.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = source, ["port"] = outcome },
                ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
            });
    }

    private static JsonObject ValueOf(Assign assign) => assign.From is { } from ? Read(from) : Draft.Literal("Boolean", assign.Value);

    private static JsonObject Read(string variable) => Draft.Expression("Boolean", "Variable", Variable(variable, null));

    private static JsonObject Case(string label, string variable) => new()
    {
        ["label"] = label,
        ["condition"] = new JsonObject { ["type"] = "Variable", ["value"] = Variable(variable, null) },
    };

    private static JsonObject Variable(string id, bool? initial) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["typeName"] = "Boolean",
        ["isArray"] = false,
        ["value"] = initial is { } flag ? (flag ? "true" : "false") : null,
        ["storageDriverTypeName"] = Draft.StorageDriver,
    };

    /// <summary>An outcome that leads to what is drawn next.</summary>
    private sealed record Exit(string Source, string Outcome = "Done");
}
