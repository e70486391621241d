using System.Globalization;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>How large a run of the cluster test is.</summary>
/// <param name="Recipients">To how many customers the batch goes.</param>
/// <param name="Killing">For how long nodes are killed.</param>
/// <param name="KillEvery">How long from one kill to the next, give or take a third.</param>
/// <param name="Pause">How long the sink takes for a chunk, so that the batch is under way all the time.</param>
/// <param name="Seed">What chance is drawn from.</param>
internal sealed record ClusterPlan(int Recipients, TimeSpan Killing, TimeSpan KillEvery, TimeSpan Pause, int Seed)
{
    private const string FullVariable = "SERVICEGATE_CLUSTER_FULL";
    private const string SeedVariable = "SERVICEGATE_KILL_SEED";

    /// <summary>Real processes.</summary>
    public const int Nodes = 3;

    /// <summary>Chunks on their way at once, a node.</summary>
    public const int Parallel = 4;

    /// <summary>Launches at which decisions are owed.</summary>
    public const int Launches = 24;

    /// <summary>The one that the environment asks for: the full one, or one that fits into every run of the tests.</summary>
    public static ClusterPlan Choose()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var given) ? given : Environment.ProcessId;
        TestContext.Out.WriteLine($"Seed {seed}; to play it again set {SeedVariable}.");
        return Environment.GetEnvironmentVariable(FullVariable) == "1"
            ? new(200_000, TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1.8), seed)
            : new(40_000, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1.8), seed);
    }
}
