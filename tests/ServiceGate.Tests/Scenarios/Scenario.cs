using System.Collections.Concurrent;
using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Reading;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Tests.InMemory;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Scenarios;

/// <summary>
/// A story under test: the sample's organisation, a business clock that the test moves, and commands given by sign-in name.
/// Times are Shanghai's unless their name says otherwise.
/// </summary>
internal sealed partial class Scenario
{
    private int _commands;

    private Scenario(ShippedCatalogue catalogue)
    {
        Catalogue = catalogue;
        Clock = new(TimeProvider.System);
        Runner = null!;
        RunOn(Follower?.Invoke());
        At("2026-11-02T09:00");
    }

    internal ShippedCatalogue Catalogue { get; private set; }

    internal MemorySessions Sessions { get; } = new();

    internal BusinessClock Clock { get; }

    internal CommandRunner Runner { get; private set; }

    internal CountingSignal Signal { get; } = new();

    internal MemoryState State => Sessions.State;

    /// <summary>Number of the launch that the story is about.</summary>
    internal string Number { get; set; } = "";

    internal Launch Launch => State.Launches.Values.Single(l => l.Number == Number);

    internal static async Task<Scenario> StartAsync(ShippedCatalogue? catalogue = null)
    {
        var scenario = new Scenario(catalogue ?? ShippedCatalogue.Instance);
        var published = InUse(scenario.Catalogue);
        return await scenario.OnceAsync($"organisation with {string.Join(' ', published.Select(d => d.Hash))}", 0, async () =>
        {
            await SampleOrganisation.LoadAsync(scenario.Sessions);
            foreach (var definition in published) await PublishAsync(scenario.Sessions, definition);
        });
    }

    private static IReadOnlyList<WorkflowDefinition> InUse(ICatalogue catalogue) =>
    [
        .. from kind in Enum.GetValues<LaunchKind>()
           from variant in Enum.GetValues<LaunchVariant>()
           let definition = catalogue.Newest(kind, variant)
           where definition is not null
           select definition,
    ];

    /// <summary>Publishes a version as a start does, but without a trace in the audit trail.</summary>
    private static async Task PublishAsync(MemorySessions sessions, WorkflowDefinition definition)
    {
        await using var session = await sessions.BeginAsync();
        await session.Definitions.AddAsync(new(
            await session.NextIdAsync(), definition.Id, definition.Version, definition.Hash, PublicationStatus.Published, null, 0, DateTimeOffset.UnixEpoch));
        await session.CommitAsync();
    }

    /// <summary>What came of parts of stories played so far.</summary>
    private static readonly ConcurrentDictionary<(MemoryState From, ShippedCatalogue Catalogue, DateTimeOffset At, string Part, int Customers), Played> Memory = [];

    internal static void ForgetWhatWasPlayed() => Memory.Clear();

    private sealed record Played(MemoryState State, DateTimeOffset At, string Number, int Commands);

    /// <summary>Plays a part of a story. States are immutable, so whoever plays the same from the same state later is given what came of it.</summary>
    private async Task<Scenario> OnceAsync(string part, int customers, Func<Task> play)
    {
        var from = (State, Catalogue, Clock.GetUtcNow(), _relay is null ? part : $"{part} by another engine", customers);
        if (!Memory.TryGetValue(from, out var played))
        {
            await play();
            Memory[from] = new(State, Clock.GetUtcNow(), Number, _commands);
            return this;
        }
        Sessions.Restore(played.State);
        Clock.Set(played.At);
        (Number, _commands) = (played.Number, played.Commands);
        return this;
    }

    /// <summary>Sets the clock to a local time in Shanghai.</summary>
    internal Scenario At(string local)
    {
        Clock.Set(Shanghai(local));
        return this;
    }

    internal static DateTimeOffset Shanghai(string local) =>
        new(DateTime.ParseExact(local, LocalTimes.Format, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    internal long IdOf(string userName) => State.People.Values.Single(p => p.UserName == userName).Id;

    internal long UnitId(string code) => State.Units.Single(u => u.Code == code).Id;

    /// <summary>Adds a person with a role, past all rules.</summary>
    internal async Task HireAsync(string userName, RoleGrant grant)
    {
        await using (var session = await Sessions.BeginAsync())
        {
            await session.Organisation.AddPersonAsync(new(await session.NextIdAsync(), userName, userName, userName, "zh-CN", null));
            await session.CommitAsync();
        }
        await GrantAsync(userName, grant);
    }

    /// <summary>Gives a person another role, past all rules.</summary>
    internal async Task GrantAsync(string person, RoleGrant grant)
    {
        await using var session = await Sessions.BeginAsync();
        await session.Organisation.AddGrantAsync(new(await session.NextIdAsync(), IdOf(person), grant));
        await session.CommitAsync();
    }

    /// <summary>Whether whoever decides opens what is judged when that turns out to be asked.</summary>
    internal bool OpensBeforeDeciding { get; set; } = true;

    internal async Task<Outcome<T>> RunAsync<T>(string person, Command<T> command, string? id = null)
    {
        id ??= $"c{++_commands}";
        var outcome = await Runner.RunAsync(command, IdOf(person), id);
        if (OpensBeforeDeciding && outcome.Violations.Any(v => v.Rule == "review.sections-unopened"))
        {
            await Runner.RunAsync(NoteLook.AtAll(Number, Launch.ContentRevision), IdOf(person), id + "-look");
            outcome = await Runner.RunAsync(command, IdOf(person), id);
        }
        await DrainAsync();
        return outcome;
    }

    internal async Task<T> DoAsync<T>(string person, Command<T> command) => (await RunAsync(person, command)).Required();

    internal async Task<Outcome<T>> SystemAsync<T>(Command<T> command)
    {
        var outcome = await Runner.RunAsync(command, 0, $"s{++_commands}");
        await DrainAsync();
        return outcome;
    }

    /// <summary>The facts of the launch as they are stored.</summary>
    internal async Task<LaunchFacts> FactsAsync()
    {
        await using var session = await Sessions.ReadAsync();
        return await FactsReader.ReadAsync(session, Catalogue, await session.Organisation.TreeAsync(), Launch);
    }

    /// <summary>Rules that keep a gate shut, with the department, channel or step they name: <c>gate.not-signed it</c>.</summary>
    internal async Task<IReadOnlyList<string>> BlockersAsync(string gate) =>
        [.. GateRules.Blockers(gate, await FactsAsync(), Clock.GetUtcNow()).Select(Words).Order(StringComparer.Ordinal)];

    internal GateStatus Gate(string name) => State.Gates[(Launch.Id, name)].Status;

    /// <summary>What waits in the definition, as <c>activity#visit</c>.</summary>
    internal async Task<string> WaitingAsync() => string.Join(' ', (await FactsAsync()).Waiting.Select(w => $"{w.Activity.Id}#{w.Visit}"));

    /// <summary>The open work of the launch, as <c>kind key</c>, in order of the key.</summary>
    internal IReadOnlyList<string> Work =>
        [.. State.Work.Where(w => w.LaunchId == Launch.Id).Select(w => w.Key).Order(StringComparer.Ordinal)];

    internal CustomerResult? ResultOf(string account) =>
        State.Results.GetValueOrDefault((Launch.Id, State.Customers.Values.Single(c => c.Account == account).Id));

    private static string Words(Blocker blocker)
    {
        string[] named = ["department", "channel", "duty", "key", "step"];
        var name = named.Select(n => blocker.Arguments.GetValueOrDefault(n)).FirstOrDefault(v => v is not null);
        return name is null ? blocker.Rule : $"{blocker.Rule} {name}";
    }
}

/// <summary>Counts how often somebody was woken, and remembers whose agenda was said to have changed.</summary>
internal sealed class CountingSignal : IWorkSignal
{
    internal int Wakes { get; private set; }

    /// <summary>The launches of which it was said that what is to be begun for them, or when, has changed; oldest first.</summary>
    internal List<long> Moved { get; } = [];

    public void Wake() => Wakes++;

    public void RemindersMoved(long launchId) => Moved.Add(launchId);
}
