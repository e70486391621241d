using ServiceGate.Web.Play;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>
/// The real process is killed at twenty moments of one playing and taken up again each time. Nothing is lost, nothing is done twice, and what a gateway saw
/// twice was in flight at a kill.
/// </summary>
[NonParallelizable, Category("Waiting")]
public sealed class KilledPlayTests
{
    private const string SeedVariable = "SERVICEGATE_KILL_SEED";
    private const int Customers = 2000;

    private readonly Story _story = StoryReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "tv-user-migration", "story.json")));
    private readonly string _folder = Directory.CreateTempSubdirectory("servicegate-kills-").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Play_WhenKilledTwentyTimes_EndsLikeOneThatWasNot()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : Environment.ProcessId;
        TestContext.Out.WriteLine($"Seed {seed}; to play it again set {SeedVariable}.");
        var unkilled = await PlayUnkilledAsync();
        await using var sink = await GatewaySink.StartAsync();
        var (killed, inFlight) = await PlayKilledAsync(sink, KillPlan.Draw(seed, StepsOfPhases()));

        Assert.Multiple(() =>
        {
            Assert.That(killed.Decisions(), Is.EqualTo(unkilled.Decisions()), "decisions");
            Assert.That(killed.Commands(), Is.EqualTo(unkilled.Commands()), "commands");
            Assert.That(killed.Batches(), Is.EqualTo(unkilled.Batches()), "batches");
            Assert.That(sink.Refused, Is.Zero, "posts without a right signature");
            Assert.That(killed.LedgerKeys().Except(sink.Seen.Keys), Is.Empty, "in the ledger but never seen by the gateway");
            Assert.That(sink.Seen.Keys.Except(killed.LedgerKeys()), Is.Empty, "seen by the gateway but not in the ledger");
            Assert.That(sink.Seen.Where(s => s.Value > 1 && !inFlight.Any(c => c.Holds(s.Key))), Is.Empty, "seen twice though not in flight at a kill");
        });
        TestContext.Out.WriteLine($"{sink.Seen.Count} keys, {sink.Seen.Count(s => s.Value > 1)} of them seen more than once, {inFlight.Count} chunks in flight at kills.");
    }

    private async Task<PlayedDatabase> PlayUnkilledAsync()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "unkilled")).FullName, "play.db");
        var (exit, output) = await PlayProcess.RunAsync(file, Customers, null, resume: false, null);
        Assert.That(exit, Is.Zero, output);
        return new(file);
    }

    private async Task<(PlayedDatabase Database, IReadOnlyList<ChunkInFlight> InFlight)> PlayKilledAsync(GatewaySink sink, IReadOnlyList<Kill> kills)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "killed")).FullName, "play.db");
        var database = new PlayedDatabase(file);
        var (inFlight, withClaims, step) = (new List<ChunkInFlight>(), 0, 0);
        foreach (var (kill, i) in kills.Select((k, i) => (k, i)))
        {
            var failpoint = kill.After(step, _story.Actors.Count);
            var (exit, output) = await PlayProcess.RunAsync(file, Customers, sink.Address, resume: i > 0, failpoint);
            var told = $"kill {i + 1} of {kills.Count}, {failpoint} after step {step}";
            Assert.That(exit, Is.EqualTo(PlayProcess.Killed), $"{told}: the process was to be killed there. {output}");
            step = database.Step();
            Assert.That(PhaseOf(step + 1), Is.EqualTo(kill.Phase), $"{told}: phase of the step in flight ({step + 1})");
            var claimed = database.Claimed();
            TestContext.Out.WriteLine($"{told}: {kill.Phase}, step {step + 1} in flight, {claimed.Count} chunks claimed");
            inFlight.AddRange(claimed);
            if (claimed.Count > 0) withClaims++;
        }
        Assert.That(withClaims, Is.GreaterThanOrEqualTo(5), "kills with a chunk claimed");
        var (last, rest) = await PlayProcess.RunAsync(file, Customers, sink.Address, resume: true, null);
        Assert.That(last, Is.Zero, rest);
        return (database, inFlight);
    }

    private string PhaseOf(int step) => _story.Steps[step - 1].Phase;

    private Dictionary<string, (int First, int Last)> StepsOfPhases() =>
        _story.Steps.GroupBy(s => s.Phase).ToDictionary(g => g.Key, g => (g.Min(s => s.No), g.Max(s => s.No)));
}
