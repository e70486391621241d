using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Definitions;

/// <summary>A simulation runs a page at a time, can be stopped and resumed, and goes on wherever another process left it.</summary>
public sealed class BackgroundRuns
{
    private const string Admin = "admin";
    private static readonly WiderCatalogue Catalogue = new(NextVersion.WithLegal());

    private Scenario _story = null!;
    private CommandRunner _runner = null!;
    private int _commands;

    [SetUp]
    public async Task BeginAsync()
    {
        _story = await Scenario.StartAsync();
        _runner = new(_story.Sessions, Catalogue, _story.Clock, _story.Signal, FlowRuntime.Embedded);
    }

    [Test]
    public async Task Run_JudgesEveryLaunchOnce_InPages_AndEnds()
    {
        await CreateAsync(45);
        Assert.That(await DoAsync(new StartSimulation("it-cutover", 2)), Is.EqualTo(new SimulationStarted(1, 45)));

        var done = new List<int>();
        while (await StepAsync()) done.Add(Simulation.Counts.Sum());

        Assert.That(done, Is.EqualTo(new[] { 20, 40, 45, 45 }));
        Assert.That((Simulation.Status, Simulation.EndedAt), Is.EqualTo((SimulationStatus.Finished, (DateTimeOffset?)_story.Clock.GetUtcNow())));
        Assert.That(Simulation.Counts, Is.EqualTo(new EffectCounts(0, 0, 45, 0)), "drafts are held by one more signature");
        Assert.That(_story.State.Simulated.Keys.Select(k => k.Launch), Is.EqualTo(_story.State.Launches.Keys));
    }

    [Test]
    public async Task Run_WhenStopped_StandsStill_AndGoesOnWhereItWas()
    {
        await CreateAsync(30);
        await DoAsync(new StartSimulation("it-cutover", 2));
        await StepAsync();
        await DoAsync(new StopSimulation("it-cutover", 2));

        Assert.That(await StepAsync(), Is.False);
        Assert.That((Simulation.Status, Simulation.Counts.Sum()), Is.EqualTo((SimulationStatus.Stopped, 20)));
        await DoAsync(new ResumeSimulation("it-cutover", 2));
        while (await StepAsync()) { }
        Assert.That((Simulation.Status, Simulation.Counts.Sum(), Simulation.Run), Is.EqualTo((SimulationStatus.Finished, 30, 1)));
    }

    [Test]
    public async Task Run_WhenStoppedWhileAPageIsJudged_KeepsTheStop()
    {
        await CreateAsync(30);
        await DoAsync(new StartSimulation("it-cutover", 2));
        _story.Sessions.BeforeCommit = () => DoAsync(new StopSimulation("it-cutover", 2));

        Assert.That(await StepAsync(), Is.True);

        Assert.That((Simulation.Status, Simulation.Counts.Sum(), _story.State.Simulated.Count), Is.EqualTo((SimulationStatus.Stopped, 0, 0)));
    }

    [Test]
    public async Task Run_BegunAnew_JudgesAllAgain()
    {
        await CreateAsync(3);
        await DoAsync(new StartSimulation("it-cutover", 2));
        while (await StepAsync()) { }
        await CreateAsync(1);

        Assert.That(await DoAsync(new StartSimulation("it-cutover", 2)), Is.EqualTo(new SimulationStarted(2, 4)));
        while (await StepAsync()) { }

        Assert.That((Simulation.Run, Simulation.Counts.Sum(), _story.State.Simulations.Count), Is.EqualTo((2, 4, 1)));
        Assert.That(_story.State.Simulated.Values.Select(s => s.Run), Is.EqualTo([2, 2, 2, 2]));
    }

    [Test]
    public async Task Run_WhenItsFileHasChanged_Stops()
    {
        await CreateAsync(1);
        await DoAsync(new StartSimulation("it-cutover", 2));
        var other = new SimulationRunner(_story.Sessions, new WiderCatalogue(NextVersion.WithoutNetwork()), _story.Clock);

        Assert.That((await other.StepAsync(), await other.StepAsync()), Is.EqualTo((true, false)));

        Assert.That((Simulation.Status, Simulation.Counts.Sum()), Is.EqualTo((SimulationStatus.Stopped, 0)));
        var runner = new CommandRunner(_story.Sessions, new WiderCatalogue(NextVersion.WithoutNetwork()), _story.Clock, _story.Signal, FlowRuntime.Embedded);
        var refused = await runner.RunAsync(new ResumeSimulation("it-cutover", 2), _story.IdOf(Admin), "r");
        Assert.That(refused.Violations.Single().Rule, Is.EqualTo("simulation.of-another-file"));
    }

    [Test]
    public async Task Commands_WhenTheyMakeNoSense_AreRefused()
    {
        Assert.That(await RuleAsync(new StopSimulation("it-cutover", 2)), Is.EqualTo("Conflict simulation.not-running"));
        Assert.That(await RuleAsync(new ResumeSimulation("it-cutover", 2)), Is.EqualTo("Conflict simulation.not-stopped"));
        Assert.That(await RuleAsync(new StartSimulation("it-cutover", 9)), Is.EqualTo("NotFound definition.unknown"));
        await DoAsync(new StartSimulation("it-cutover", 2));
        Assert.That(await RuleAsync(new StartSimulation("it-cutover", 2)), Is.EqualTo("Conflict simulation.running"));
        foreach (var command in new Command<Nothing>[] { new StopSimulation("it-cutover", 2), new ResumeSimulation("it-cutover", 2) })
            Assert.That(await RuleAsync(command, "wu.gang"), Is.EqualTo("Forbidden policy.not-allowed"));
        Assert.That(await RuleAsync(new StartSimulation("it-cutover", 2), "wu.gang"), Is.EqualTo("Forbidden policy.not-allowed"));
    }

    [Test]
    public async Task Launches_KeepTheirVersion_WhateverIsSimulated()
    {
        await CreateAsync(2);
        var before = _story.State;
        await DoAsync(new StartSimulation("it-cutover", 2));
        while (await StepAsync()) { }

        Assert.That(_story.State.Launches.Values, Is.EqualTo(before.Launches.Values));
        Assert.That(_story.State.Flows, Is.EqualTo(before.Flows));
        Assert.That(_story.State.Simulated.Values.Select(s => s.Flow.Effect()), Is.EqualTo([SimulationEffect.Moved, SimulationEffect.Moved]));
    }

    private DefinitionSimulation Simulation => _story.State.Simulations.Values.Single();

    private Task<bool> StepAsync() => new SimulationRunner(_story.Sessions, Catalogue, _story.Clock).StepAsync();

    private async Task CreateAsync(int launches)
    {
        for (var i = 0; i < launches; i++)
            (await RunAsync(new CreateLaunch("it-cutover", "HZ", new($"Group {i}", new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai"), ["HZ"])), "wang.min")).Required();
    }

    private Task<Outcome<T>> RunAsync<T>(Command<T> command, string person = Admin) => _runner.RunAsync(command, _story.IdOf(person), $"b{++_commands}");

    private async Task<T> DoAsync<T>(Command<T> command) => (await RunAsync(command)).Required();

    private async Task<string> RuleAsync<T>(Command<T> command, string person = Admin)
    {
        var outcome = await RunAsync(command, person);
        return outcome.IsDone ? "done" : $"{outcome.Refusal} {outcome.Violations[0].Rule}";
    }
}
