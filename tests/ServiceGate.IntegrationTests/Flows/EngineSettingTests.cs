using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.IntegrationTests.Flows;

/// <summary>The setting that chooses the workflow engine.</summary>
public sealed class EngineSettingTests
{
    [TestCase("Camunda", "it must be Embedded or Elsa")]
    [TestCase("Elsa", "Elsa is not part of this build")]
    public async Task Server_WithAnEngineThatItDoesNotHave_DoesNotStartAndNamesTheSetting(string engine, string reason)
    {
        if (engine == "Elsa" && File.Exists(Path.Combine(AppContext.BaseDirectory, "ServiceGate.Elsa.dll"))) Assert.Ignore("Elsa is compiled in.");

        var refused = await Assert.ThrowsAsync<SettingException>(() => BuildAsync(engine));

        Assert.That(refused!.Message, Does.Contain("Workflow:Engine").And.Contain(reason));
    }

    [TestCase(null)]
    [TestCase("Embedded")]
    public async Task Server_WithTheEmbeddedEngine_IsBuilt(string? engine) => Assert.That(await BuildAsync(engine), Is.EqualTo("embedded"));

    private static async Task<string> BuildAsync(string? engine)
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-");
        try
        {
            await using var app = await ServerHost.BuildAsync(new ServerSettings
            {
                DatabasePath = Path.Combine(folder.FullName, "servicegate.db"),
                Urls = "http://127.0.0.1:0",
                Quiet = true,
                Overrides = new Dictionary<string, string?> { ["Workflow:Engine"] = engine },
            });
            return app.Services.GetRequiredService<FlowRuntime>().Engine.Name;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
