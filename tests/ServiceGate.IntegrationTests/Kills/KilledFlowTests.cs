namespace ServiceGate.IntegrationTests.Kills;

/// <summary>
/// Many launches advance by timers and by signatures while the real process is killed at failpoints and at random. After each kill every position is what its
/// journal gives and has what will wake it; what was answered is stored; in the end all have taken every step once.
/// </summary>
[NonParallelizable, Category("Waiting")]
public sealed class KilledFlowTests
{
    private const string SeedVariable = "SERVICEGATE_KILL_SEED";
    private const int Launches = 40;

    [Test]
    public async Task Flows_WhenTheServerIsKilled_AreNeitherStrandedNorAdvancedTwice()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : Environment.ProcessId;
        TestContext.Out.WriteLine($"Seed {seed}; to play it again set {SeedVariable}.");
        var random = new Random(seed);
        using var installation = await FlowInstallation.MakeAsync(Launches);
        var acknowledged = new List<(string Launch, string Step)>();

        await installation.MoveClockAsync(TimeSpan.FromHours(1));
        await DieAsync(installation, acknowledged, $"timer.taken:{random.Next(2, 12)}");
        await DieAsync(installation, acknowledged, $"flow.advanced:{random.Next(2, 12)}");
        await KillAsync(installation, acknowledged, after: random.Next(5, 15));
        await installation.MoveClockAsync(TimeSpan.FromHours(1));
        await DieAsync(installation, acknowledged, $"command.before-commit:{random.Next(5, 20)}");
        await DieAsync(installation, acknowledged, $"command.after-commit:{random.Next(5, 15)}");
        await KillAsync(installation, acknowledged, after: random.Next(2, 6));
        await KillAsync(installation, acknowledged, after: int.MaxValue);
        await installation.MoveClockAsync(TimeSpan.FromHours(1));
        await KillAsync(installation, acknowledged, after: int.MaxValue);

        Assert.That(await installation.JournalsAsync(), Is.EqualTo(Enumerable.Repeat("started wait-1 review-1 wait-2 review-2", Launches)));
        Assert.That(await installation.SignedAsync(), Is.Unique.And.Count.EqualTo(2 * Launches));
    }

    /// <summary>Lets the server work until it dies at a failpoint.</summary>
    private static async Task DieAsync(FlowInstallation installation, List<(string Launch, string Step)> acknowledged, string failpoint)
    {
        await using var server = FlowServer.Start(installation, failpoint);
        await server.WorkAsync(acknowledged);
        Assert.That(await server.DeathAsync(), Is.EqualTo(PlayProcess.Killed), failpoint);
        await AssertWholeAsync(installation, acknowledged, failpoint);
    }

    /// <summary>Lets the server work and kills it after so many signatures, or when nothing is left to do.</summary>
    private static async Task KillAsync(FlowInstallation installation, List<(string Launch, string Step)> acknowledged, int after)
    {
        await using var server = FlowServer.Start(installation, null);
        await server.WorkAsync(acknowledged, after);
        await server.KillAsync();
        await AssertWholeAsync(installation, acknowledged, $"kill after {after} signatures");
    }

    private static async Task AssertWholeAsync(FlowInstallation installation, List<(string Launch, string Step)> acknowledged, string what)
    {
        var signed = await installation.SignedAsync();
        TestContext.Out.WriteLine($"{what}: {signed.Count} signed, {acknowledged.Count} of them answered, {(await installation.OwedAsync()).Count} owed, {await installation.DueTimersAsync()} timers due");
        Assert.That(await installation.FaultsAsync(), Is.Empty, what);
        Assert.That(acknowledged.Except(signed), Is.Empty, what);
        Assert.That(signed, Is.Unique, what);
    }
}
