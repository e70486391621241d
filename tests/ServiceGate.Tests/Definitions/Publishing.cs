using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Definitions;

/// <summary>Versions are proposed by one administrator and published by another; launches follow what was published when they began.</summary>
public sealed class Publishing
{
    private const string Proposer = "admin";
    private const string Publisher = "fang.yuan";
    private static readonly WorkflowDefinition Two = NextVersion.WithLegal();

    private Scenario _story = null!;
    private CommandRunner _runner = null!;
    private int _commands;

    [SetUp]
    public async Task BeginAsync()
    {
        _story = await Scenario.StartAsync();
        _runner = new(_story.Sessions, new WiderCatalogue(Two), _story.Clock, _story.Signal, FlowRuntime.Embedded);
    }

    [Test]
    public async Task Launch_WhenAVersionWasPublished_FollowsIt_AndEarlierOnesKeepTheirs()
    {
        var earlier = await CreateAsync();
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Legal signs too"));
        var meanwhile = await CreateAsync();
        await SimulateAsync(2);
        await DoAsync(Publisher, new PublishDefinition("it-cutover", 2, "Agreed"));
        var later = await CreateAsync();

        Assert.That(new[] { earlier, meanwhile, later }.Select(VersionOf), Is.EqualTo(new[] { 1, 1, 2 }));
        Assert.That(Publications(), Is.EqualTo(new[] { "v1 Replaced", "v2 Published" }));
        var published = _story.State.Publications.Values.Last();
        Assert.That(
            (published.ProposedBy, published.DecidedBy, published.Reason, published.Remark, published.Hash),
            Is.EqualTo((_story.IdOf(Proposer), _story.IdOf(Publisher), "Legal signs too", "Agreed", Two.Hash)));
    }

    [Test]
    public async Task Version_WhenPublishedAgainLater_TakesItsPlaceBack()
    {
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Legal signs too"));
        await SimulateAsync(2);
        await DoAsync(Publisher, new PublishDefinition("it-cutover", 2));
        await DoAsync(Publisher, new ProposeDefinition("it-cutover", 1, "It took too long"));
        await SimulateAsync(1);
        await DoAsync(Proposer, new PublishDefinition("it-cutover", 1));

        Assert.That(Publications(), Is.EqualTo(new[] { "v1 Replaced", "v2 Replaced", "v1 Published" }));
        Assert.That(VersionOf(await CreateAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Publish_ByWhoProposed_IsRefused()
    {
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Legal signs too"));

        Assert.That(await RuleAsync(Proposer, new PublishDefinition("it-cutover", 2)), Is.EqualTo("Forbidden definition.own-proposal"));
        Assert.That(Publications(), Is.EqualTo(new[] { "v1 Published", "v2 Proposed" }));
    }

    [Test]
    public async Task Publish_WhenNothingOrAnotherVersionIsProposed_IsRefused()
    {
        Assert.That(await RuleAsync(Publisher, new PublishDefinition("it-cutover", 2)), Is.EqualTo("Conflict definition.not-proposed"));
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Legal signs too"));
        Assert.That(await RuleAsync(Publisher, new PublishDefinition("it-cutover", 1)), Is.EqualTo("Conflict definition.not-proposed"));
        Assert.That(await RuleAsync(Publisher, new PublishDefinition("it-cutover", 8)), Is.EqualTo("NotFound definition.unknown"));
    }

    [Test]
    public async Task Publish_WhenTheFileIsAnotherThanProposed_IsRefused()
    {
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Legal signs too"));
        _runner = new(_story.Sessions, new WiderCatalogue(NextVersion.WithoutNetwork()), _story.Clock, _story.Signal, FlowRuntime.Embedded);

        Assert.That(await RuleAsync(Publisher, new PublishDefinition("it-cutover", 2)), Is.EqualTo("Conflict definition.changed-since-proposed"));
    }

    [Test]
    public async Task Proposal_WhenWithdrawn_MakesRoomForAnother()
    {
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Legal signs too"));
        Assert.That(await RuleAsync(Publisher, new ProposeDefinition("it-cutover", 2, "Me too")), Is.EqualTo("Conflict definition.already-proposed"));

        Assert.That(await RuleAsync(Proposer, new WithdrawProposal("it-cutover", 1)), Is.EqualTo("Conflict definition.not-proposed"), "another version");
        await DoAsync(Proposer, new WithdrawProposal("it-cutover", 2, "Not yet"));
        Assert.That(await RuleAsync(Proposer, new WithdrawProposal("it-cutover", 2)), Is.EqualTo("Conflict definition.not-proposed"));
        await DoAsync(Publisher, new ProposeDefinition("it-cutover", 2, "Now"));

        Assert.That(Publications(), Is.EqualTo(new[] { "v1 Published", "v2 Withdrawn", "v2 Proposed" }));
    }

    [Test]
    public async Task Proposal_WhenItMakesNoSense_IsRefused()
    {
        Assert.That(await RuleAsync(Proposer, new ProposeDefinition("it-cutover", 1, "Again")), Is.EqualTo("Conflict definition.already-published"));
        Assert.That(await RuleAsync(Proposer, new ProposeDefinition("it-cutover", 8, "Other")), Is.EqualTo("NotFound definition.unknown"));
        Assert.That(await RuleAsync(Proposer, new ProposeDefinition(null, 1, "Other")), Is.EqualTo("NotFound definition.unknown"));
        Assert.That(await RuleAsync(Proposer, new ProposeDefinition("it-cutover", 2, " ")), Is.EqualTo("Invalid text.required"));
        Assert.That(Publications(), Is.EqualTo(new[] { "v1 Published" }));
    }

    [Test]
    public async Task Proposal_WhenTheCheckFindsProblems_IsRefused()
    {
        var loose = NextVersion.Of(file => file["root"]!["connections"]!.AsArray().RemoveAt(file["root"]!["connections"]!.AsArray().Count - 1));
        _runner = new(_story.Sessions, new WiderCatalogue(loose), _story.Clock, _story.Signal, FlowRuntime.Embedded);

        Assert.That(await RuleAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Closing ends nowhere")), Is.EqualTo("Invalid definition.has-problems"));
    }

    [Test]
    public async Task Definitions_AreManagedByAdministratorsOfTheTopUnitOnly()
    {
        await _story.GrantAsync("sun.yue", new RoleGrant(Role.Administrator, _story.UnitId("HZ")));

        foreach (var person in new[] { "wang.min", "sun.yue" })
        {
            Assert.That(await RuleAsync(person, new ProposeDefinition("it-cutover", 2, "Mine")), Is.EqualTo("Forbidden policy.not-allowed"), person);
            Assert.That(await RuleAsync(person, new PublishDefinition("it-cutover", 2)), Is.EqualTo("Forbidden policy.not-allowed"), person);
            Assert.That(await RuleAsync(person, new WithdrawProposal("it-cutover", 2)), Is.EqualTo("Forbidden policy.not-allowed"), person);
        }
        Assert.That(await RuleAsync("admin", new PublishShipped(new Dictionary<string, int>())), Is.EqualTo("Forbidden policy.not-allowed"));
    }

    [Test]
    public async Task Acts_StandInTheSystemsTrail()
    {
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Legal signs too"));
        await DoAsync(Publisher, new WithdrawProposal("it-cutover", 2));
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Legal signs too"));
        await SimulateAsync(2);
        await DoAsync(Publisher, new PublishDefinition("it-cutover", 2));

        Assert.That(
            _story.State.Audit[0].Select(e => e.What).Where(w => w.StartsWith("definition.", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "definition.proposed", "definition.withdrawn", "definition.proposed", "definition.published" }));
        Assert.That(_story.State.Audit[0][^1].Body, Does.Contain(Two.Hash).And.Contain("\"version\":2"));
    }

    [Test]
    public async Task Create_WhenNothingIsPublished_IsRefused()
    {
        _story.Sessions.Restore(_story.State with { Publications = _story.State.Publications.Clear() });

        Assert.That((await _runner.RunAsync(NewLaunch(), _story.IdOf("wang.min"), "x")).Violations.Single().Rule, Is.EqualTo("definition.not-published"));
    }

    [Test]
    public async Task Publish_WithoutAFinishedSimulationOfThisContent_IsRefused()
    {
        await CreateAsync();
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Legal signs too"));
        Assert.That(await RuleAsync(Publisher, new PublishDefinition("it-cutover", 2)), Is.EqualTo("Conflict definition.not-simulated"));

        await DoAsync(Publisher, new StartSimulation("it-cutover", 2));
        Assert.That(await RuleAsync(Publisher, new PublishDefinition("it-cutover", 2)), Is.EqualTo("Conflict definition.simulation-unfinished"));
        await DoAsync(Publisher, new StopSimulation("it-cutover", 2));
        Assert.That(await RuleAsync(Publisher, new PublishDefinition("it-cutover", 2)), Is.EqualTo("Conflict definition.simulation-unfinished"));
        await DoAsync(Publisher, new ResumeSimulation("it-cutover", 2));
        await RunSimulationsAsync();

        await DoAsync(Publisher, new PublishDefinition("it-cutover", 2));
    }

    [Test]
    public async Task Publish_WhenTheSimulationWasOfOtherContent_IsRefused()
    {
        await SimulateAsync(2);
        _runner = new(_story.Sessions, new WiderCatalogue(NextVersion.WithoutNetwork()), _story.Clock, _story.Signal, FlowRuntime.Embedded);
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Network need not sign"));

        Assert.That(await RuleAsync(Publisher, new PublishDefinition("it-cutover", 2)), Is.EqualTo("Conflict definition.not-simulated"));
    }

    [Test]
    public async Task Publish_WhenLaunchesChangedSinceTheSimulation_IsRefusedUntilThatIsAccepted()
    {
        await CreateAsync();
        await DoAsync(Proposer, new ProposeDefinition("it-cutover", 2, "Legal signs too"));
        await SimulateAsync(2);
        await CreateAsync();
        (await _story.SystemAsync(new ProcessDueLaunch("HZ-2026-000001"))).Required();

        var refused = await RunAsync(Publisher, new PublishDefinition("it-cutover", 2));
        Assert.That((refused.Violations[0].Rule, refused.Violations[0].Arguments["changed"]), Is.EqualTo(("definition.launches-changed", "2")));
        Assert.That(await RuleAsync(Publisher, new PublishDefinition("it-cutover", 2, AcceptChanged: 1)), Is.EqualTo("Conflict definition.launches-changed"));
        await DoAsync(Publisher, new PublishDefinition("it-cutover", 2, AcceptChanged: 2));
    }

    private async Task SimulateAsync(int version)
    {
        await DoAsync(Proposer, new StartSimulation("it-cutover", version));
        await RunSimulationsAsync();
    }

    private async Task RunSimulationsAsync()
    {
        var simulations = new SimulationRunner(_story.Sessions, new WiderCatalogue(Two), _story.Clock);
        while (await simulations.StepAsync()) { }
    }

    private static CreateLaunch NewLaunch() =>
        new("it-cutover", "HZ", new("Group 3", new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai"), ["HZ"]));

    private async Task<string> CreateAsync() => (await DoAsync("wang.min", NewLaunch())).Number;

    private int VersionOf(string number) => _story.State.Launches.Values.Single(l => l.Number == number).DefinitionVersion;

    private IEnumerable<string> Publications() => _story.State.Publications.Values.Where(p => p.Definition == "it-cutover").Select(p => $"v{p.Version} {p.Status}");

    private Task<Outcome<T>> RunAsync<T>(string person, Command<T> command) => _runner.RunAsync(command, _story.IdOf(person), $"p{++_commands}");

    private async Task<T> DoAsync<T>(string person, Command<T> command) => (await RunAsync(person, command)).Required();

    private async Task<string> RuleAsync<T>(string person, Command<T> command)
    {
        var outcome = await RunAsync(person, command);
        return outcome.IsDone ? "done" : $"{outcome.Refusal} {outcome.Violations[0].Rule}";
    }
}
