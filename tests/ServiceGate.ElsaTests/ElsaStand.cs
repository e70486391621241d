using ServiceGate.Core.Ports.Engines;
using ServiceGate.Elsa;
using ServiceGate.Elsa.Definitions;
using ServiceGate.Tests.Engines;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

[assembly: NonParallelizable]

namespace ServiceGate.ElsaTests;

/// <summary>Elsa itself, once for all tests, on a file of its own with all definitions.</summary>
[SetUpFixture]
public sealed class ElsaStand
{
    private static string _folder = "";

    /// <summary>The engine.</summary>
    internal static ElsaEngine Elsa { get; private set; } = null!;

    /// <summary>The engine with what stands in the command.</summary>
    internal static TestedEngine Tested { get; private set; } = null!;

    /// <summary>All definitions that tests play.</summary>
    internal static DefinitionFiles Files { get; } = new(
        [.. DefinitionFiles.In(Path.Combine(AppContext.BaseDirectory, "workflows")).Texts, .. EngineDrafts.Texts]);

    /// <summary>Starts it.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-elsa-").FullName;
        Elsa = new(ElsaSettings.In(_folder), Files);
        await Elsa.StartAsync();
        Tested = new(new DeferredEngine(ElsaEngine.OwnName), Elsa);
    }

    /// <summary>Stops it and takes its file away.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Elsa is not null) await Elsa.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        IntegrationTests.Servers.PostgreSqlServer.End();
    }
}

/// <summary>Stories in memory give their launches the same ids again and again; each story gets instances of its own.</summary>
internal sealed class StoryFollower : IJournalFollower
{
    private static long _stories = 100;

    private readonly long _offset = Interlocked.Increment(ref _stories) * 10_000_000;

    public string Name => ElsaEngine.OwnName;

    public Task<WorkflowState> FollowAsync(
        WorkflowDefinition definition, long launchId, IReadOnlyList<JournalEntry> journal, CancellationToken cancellation = default) =>
        ElsaStand.Elsa.FollowAsync(definition, _offset + launchId, journal, cancellation);
}

/// <summary>Followers that are asked more often than the relay would.</summary>
internal static class Followers
{
    /// <summary>
    /// Tells a flow's journal, whatever the answer: the relay asks one node at a time; several that are asked all the same may get into each other's way, and
    /// whoever asks next repairs it.
    /// </summary>
    public static async Task TellAtOnceAsync(this IJournalFollower follower, PlayedFlow flow)
    {
        try
        {
            await follower.FollowAsync(flow.Definition, flow.Id, flow.Journal);
        }
        catch (Exception e) when (e is not AssertionException)
        {
            TestContext.Out.WriteLine(e.Message);
        }
    }
}
