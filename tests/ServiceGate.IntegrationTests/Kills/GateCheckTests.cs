using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Features.Accounts.Tokens;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Play;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>What <c>gate check</c> says at the turns of a story that is stopped there: blocked, open, blocked again by one character, open again.</summary>
[NonParallelizable, Category("Waiting")]
public sealed class GateCheckTests
{
    private const string Launch = "HZ-2026-000001";
    private const int Customers = 100;

    private readonly Story _story = StoryReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "tv-user-migration", "story.json")));
    private readonly string _folder = Directory.CreateTempSubdirectory("servicegate-gates-").FullName;
    private int _done;

    private string Database => Path.Combine(_folder, "play.db");

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task GateCheck_WhileTheStoryGoesOn_FollowsEverySignature()
    {
        await PlayUpToAsync(StepOf("/steps/review-network/decision") - 1);
        await ExpectAsync(2, "network has not signed");
        await PlayUpToAsync(StepOf("/channels/account-manager/acknowledgement") - 1);
        await ExpectAsync(2, "not been acknowledged: account manager");
        await PlayUpToAsync(StepOf("/channels/account-manager/acknowledgement"));
        await ExpectAsync(0, "Open");
        await PlayUpToAsync(StepOf("/dossier/concerns/I7"));
        await ExpectAsync(2, "customer service must sign again what has changed: service concerns");
        await ExpectOnServerAsync(2, "customer service must sign again what has changed: service concerns");
        await PlayUpToAsync(StepOf("/steps/review-customer-service/decision"));
        await ExpectAsync(0, "Open");
    }

    [TestCase("HZ-2026-000009", "notice-release")]
    [TestCase(Launch, "no-such-gate")]
    public async Task GateCheck_WhenThereIsNoSuchThing_SaysSo(string launch, string gate)
    {
        var database = Path.Combine(_folder, $"{launch}-{gate}.db");
        await PlayProcess.RunAsync(database, Customers, null, resume: false, "play.step:1");
        var (exit, output) = await Executable.RunAsync(["gate", "check", launch, "--gate", gate, "--database", database, "--language", "en"]);
        Assert.That(exit, Is.EqualTo(3), output);
        Assert.That(output, Does.Contain(launch));
    }

    /// <summary>Plays until a step was carried out; it dies before that is remembered.</summary>
    private async Task PlayUpToAsync(int step)
    {
        var (exit, output) = await PlayProcess.RunAsync(Database, Customers, null, resume: File.Exists(Database), $"play.step:{step - _done}");
        Assert.That(exit, Is.EqualTo(PlayProcess.Killed), output);
        _done = new PlayedDatabase(Database).Step();
        Assert.That(_done, Is.EqualTo(step - 1));
    }

    /// <summary>The last step that changes something at an address.</summary>
    private int StepOf(string address) => _story.Steps.Last(s => s.Call is { Method: not "GET" } call && call.Path.EndsWith(address, StringComparison.Ordinal)).No;

    private async Task ExpectAsync(int exitCode, string sentence)
    {
        var (exit, output) = await Executable.RunAsync(["gate", "check", Launch, "--gate", "notice-release", "--database", Database, "--language", "en"]);
        Assert.That(exit, Is.EqualTo(exitCode), output);
        Assert.That(output, Does.Contain(sentence));
    }

    private async Task ExpectOnServerAsync(int exitCode, string sentence)
    {
        await using var app = await ServerHost.BuildAsync(new ServerSettings { DatabasePath = Database, Urls = "http://127.0.0.1:0", Quiet = true });
        await app.StartAsync();
        string[] arguments = ["gate", "check", Launch, "--gate", "notice-release", "--url", app.Urls.First(), "--token", await TokenAsync(app.Services), "--language", "en"];
        var (exit, output) = await Executable.RunAsync(arguments);
        Assert.That(exit, Is.EqualTo(exitCode), output);
        Assert.That(output, Does.Contain(sentence));
        await app.StopAsync();
    }

    private static async Task<string> TokenAsync(IServiceProvider services)
    {
        await using var session = await services.GetRequiredService<ISessionFactory>().ReadAsync();
        var auditor = (await session.Organisation.FindPersonAsync("wu.gang"))!.Id;
        var issued = await services.GetRequiredService<ApiTokens>().IssueAsync(auditor, "gate check", [TokenScopes.Read], TimeSpan.FromHours(1), "gate-check-token");
        return issued.Required().Text;
    }
}
