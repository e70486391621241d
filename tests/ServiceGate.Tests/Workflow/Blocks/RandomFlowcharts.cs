using System.Globalization;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Workflow.Blocks;

/// <summary>
/// Random well-formed flowcharts and random orders of events. The seed is printed; <c>SERVICEGATE_FLOW_SEED</c> repeats a run.
/// </summary>
public sealed class RandomFlowcharts
{
    private const int Count = 300;
    private const int MostEvents = 40;

    private static readonly int _seed = int.TryParse(
        Environment.GetEnvironmentVariable("SERVICEGATE_FLOW_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
        ? seed
        : System.Random.Shared.Next(1_000_000);

    private static readonly Lazy<IReadOnlyList<Drawing>> _drawings = new(() => [.. Enumerable.Range(0, Count).Select(i => Drawing.Of(_seed + i))]);

    [Test]
    public void Make_OfManyFlowcharts_GivesLoopsAroundForksRacesAndNesting()
    {
        var loops = Share(block => BlockGenerator.Has(block, part => part is Round || (part is Loop loop && BlockGenerator.Has(loop.Body, inner => inner is Fork))));
        var races = Share(block => BlockGenerator.Has(block, IsRace));
        var nested = Share(block => BlockGenerator.Has(block, part => part is Nested));
        TestContext.Out.WriteLine($"seed {_seed}: {Count} flowcharts, {_drawings.Value.Average(d => d.Definition.AllActivities.Count):0.0} activities on average, {_drawings.Value.Max(d => d.Definition.AllActivities.Count)} at most");
        TestContext.Out.WriteLine($"a loop around a fork {loops:P0}, a join that waits for any {races:P0}, nested {nested:P0}");

        Assert.Multiple(() =>
        {
            Assert.That(loops, Is.GreaterThanOrEqualTo(0.30));
            Assert.That(races, Is.GreaterThanOrEqualTo(0.20));
            Assert.That(nested, Is.GreaterThanOrEqualTo(0.20));
        });
    }

    [Test]
    public void Advance_InAnyOrderOfEvents_NeitherLosesNorDoublesWork() => ForEach((drawing, random) =>
    {
        var player = new BlockPlayer(drawing.Block);
        var instance = new Instance(drawing.Definition);
        Compare(player, instance, "the start");
        for (var i = 0; i < MostEvents && !player.IsFinished; i++)
        {
            var (waiting, outcome) = Choose(instance, random);
            player.Do(waiting.ActivityId, outcome);
            instance.Do(waiting, outcome);
            Compare(player, instance, $"{waiting.ActivityId} {outcome}");
        }
    });

    [Test]
    public void Replay_OfAnyJournal_GivesTheSameState() => ForEach((drawing, random) =>
    {
        var instance = Play(drawing, random);

        Assert.That(WorkflowEngine.Replay(drawing.Definition, instance.Journal).ToJson(), Is.EqualTo(instance.State.ToJson()));
    });

    [Test]
    public void FromJson_OfAnyState_GoesOnAlike() => ForEach((drawing, random) =>
    {
        var instance = Play(drawing, random);
        var copy = WorkflowState.FromJson(instance.State.ToJson());
        Assert.That(copy.ToJson(), Is.EqualTo(instance.State.ToJson()));
        if (copy.Status != WorkflowStatus.Running)
            return;

        var (waiting, outcome) = Choose(instance, random);
        var next = WorkflowEngine.Advance(drawing.Definition, copy, new WorkflowEvent(waiting.ActivityId, waiting.Visit, outcome));
        Assert.That(next.State.ToJson(), Is.EqualTo(instance.Do(waiting, outcome).State.ToJson()));
    });

    [Test]
    public void Cancel_AtAnyPoint_WithdrawsWhatWaitsAndNothingElse() => ForEach((drawing, random) =>
    {
        var instance = Play(drawing, random);
        if (instance.State.Status != WorkflowStatus.Running)
            return;

        var waiting = instance.Waiting.Split(' ').Order(StringComparer.Ordinal);
        instance.Cancel();

        Assert.That(instance.Withdrawn, Is.EqualTo(string.Join(' ', waiting)));
        Assert.That((instance.State.Status, instance.Waiting, instance.State.Nested.Count), Is.EqualTo((WorkflowStatus.Cancelled, "", 0)));
    });

    [Test]
    public void Check_OfAWellFormedFlowchart_FindsNothing() => ForEach((drawing, _) =>
    {
        var problems = LaunchDefinitions.Check(drawing.Definition);
        // What only Elsa cannot do, and variables that never get the value which would lead somewhere, are no fault of the drawing.
        string[] allowed = BlockGenerator.Has(drawing.Block, part => part is Nested nested && BlockGenerator.Has(nested.Body, IsRace))
            ? [DefinitionRules.ActivityReachable, DefinitionRules.NestedNotWithdrawn]
            : [DefinitionRules.ActivityReachable];

        Assert.That(problems.Where(problem => !allowed.Contains(problem.Rule)), Is.Empty);
    });

    private static void ForEach(Action<Drawing, System.Random> check)
    {
        TestContext.Out.WriteLine($"seed {_seed}");
        foreach (var drawing in _drawings.Value)
            try
            {
                check(drawing, new System.Random(drawing.Seed));
            }
            catch (Exception exception) when (exception is not SuccessException)
            {
                throw new AssertionException($"Flowchart of seed {drawing.Seed}: {exception.Message}\n{drawing.Json}", exception);
            }
    }

    private static void Compare(BlockPlayer player, Instance instance, string after)
    {
        var waiting = string.Join(' ', instance.Waiting.Split(' ').Order(StringComparer.Ordinal));
        var isFinished = instance.State.Status == WorkflowStatus.Finished;
        if (waiting != player.Waiting || isFinished != player.IsFinished)
            throw new AssertionException($"After {after} '{waiting}' waits and should be '{player.Waiting}'. Finished is {isFinished}.");
    }

    /// <summary>Plays some way, now and then with an administrator who takes a position elsewhere.</summary>
    private static Instance Play(Drawing drawing, System.Random random)
    {
        var instance = new Instance(drawing.Definition);
        for (var left = random.Next(MostEvents); left > 0 && instance.State.Status == WorkflowStatus.Running; left--)
        {
            var (waiting, outcome) = Choose(instance, random);
            if (random.Next(10) > 0)
                instance.Do(waiting, outcome);
            else
                instance.Move(waiting, AnywhereBeside(waiting, drawing.Definition, random));
        }

        return instance;
    }

    private static string AnywhereBeside(WaitingActivity waiting, WorkflowDefinition definition, System.Random random)
    {
        var activities = definition.FlowchartOf(waiting.ActivityId).Activities;
        return activities[random.Next(activities.Count)].Id;
    }

    private static (WaitingActivity Waiting, string Outcome) Choose(Instance instance, System.Random random)
    {
        var waiting = instance.State.Waiting[random.Next(instance.State.Waiting.Count)];
        var outcomes = instance.Definition.Find(waiting.ActivityId).Outcomes;
        return (waiting, outcomes[random.Next(outcomes.Count)]);
    }

    private static bool IsRace(Block part) => part is Round or Fork { Merge: Merge.Any };

    private static double Share(Func<Block, bool> isOfKind) => (double)_drawings.Value.Count(drawing => isOfKind(drawing.Block)) / Count;

    private sealed record Drawing(int Seed, Block Block, string Json, WorkflowDefinition Definition)
    {
        internal static Drawing Of(int seed)
        {
            var random = new System.Random(seed);
            var block = new BlockGenerator(random).Make(random.Next(3, 16));
            var json = BlockWriter.Write(block, random.Next(2) == 0);
            var reading = LaunchDefinitions.Read(json, $"{seed}.json");
            Assert.That(reading.Problems, Is.Empty, json);
            return new Drawing(seed, block, json, reading.Definition!);
        }
    }
}
