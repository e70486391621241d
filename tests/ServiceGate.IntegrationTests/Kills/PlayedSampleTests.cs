using System.Text.Json;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>The shipped sample, played whole by the executable.</summary>
[NonParallelizable, Category("Waiting")]
public sealed class PlayedSampleTests
{
    [Test]
    public async Task Play_WhenAllCustomersArePlayed_ClosesTheLaunchWithAnExactLedger()
    {
        var (exit, output) = await Executable.RunAsync(["play", Path.Combine("samples", "tv-user-migration"), "--language", "zh-CN"]);
        Assert.That(exit, Is.Zero, output);
        var summary = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(summary.GetProperty("status").GetString(), Is.EqualTo("closed"));
            Assert.That(summary.GetProperty("result").GetString(), Is.EqualTo("partial-success"));
            Assert.That(summary.GetProperty("recipients").GetInt32(), Is.EqualTo(20_000));
            Assert.That(summary.GetProperty("ledgerRows").GetInt64(), Is.EqualTo(72_000));
            Assert.That(summary.GetProperty("expectedLedgerRows").GetInt64(), Is.EqualTo(72_000));
            Assert.That(summary.GetProperty("duplicateDeliveries").GetInt64(), Is.Zero);
            Assert.That(File.Exists(summary.GetProperty("database").GetString()), Is.False, "the temporary database is removed when all went well");
        });
    }

    [Test]
    public async Task Play_AsJson_AnswersWithOneObject_AndTellsTheStoryOnStandardError()
    {
        var (exit, output, error) = await Executable.RunApartAsync(["play", Path.Combine("samples", "tv-user-migration"), "--customers", "100", "--json", "--language", "en"]);

        Assert.That(exit, Is.Zero, output + error);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(answer.GetProperty("status").GetString(), Is.EqualTo("closed"));
            Assert.That(answer.GetProperty("result").GetString(), Is.EqualTo("partial-success"));
            Assert.That(answer.GetProperty("recipients").GetInt32(), Is.EqualTo(100));
            Assert.That(answer.GetProperty("ledgerRows").GetInt64(), Is.EqualTo(answer.GetProperty("expectedLedgerRows").GetInt64()).And.Positive);
            Assert.That(answer.GetProperty("missingDeliveries").GetInt64(), Is.Zero);
            Assert.That(error, Does.Contain(" ✓").And.Not.Contain("ledgerRows"));
        });
    }

    [Test]
    public async Task Play_OnAnInstallationThatIsNoDemonstration_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-refused-");
        var file = Path.Combine(folder.FullName, "real.db");
        await using (var app = await ServerHost.BuildAsync(new() { DatabasePath = file, Urls = "http://127.0.0.1:0", Quiet = true })) await FirstStart.RunAsync(app.Services);

        var (exit, output) = await Executable.RunAsync(["play", Path.Combine("samples", "tv-user-migration"), "--database", file]);

        folder.Delete(recursive: true);
        Assert.That((exit, output.Contains("no demonstration", StringComparison.Ordinal)), Is.EqualTo((3, true)), output);
    }

    [Test]
    public async Task Play_WhenItGoesOnWithOtherCustomers_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-refused-");
        string[] play = ["play", Path.Combine("samples", "tv-user-migration"), "--database", Path.Combine(folder.FullName, "play.db")];
        var first = await Executable.RunAsync([.. play, "--customers", "200"]);

        var (exit, output) = await Executable.RunAsync([.. play, "--customers", "300", "--resume"]);

        folder.Delete(recursive: true);
        Assert.That(first.ExitCode, Is.Zero, first.Output);
        Assert.That((exit, output.Contains("go on with --customers 200", StringComparison.Ordinal)), Is.EqualTo((3, true)), output);
    }

    [TestCase("--customers", "40")]
    [TestCase("--resume", "--database", "nothing-was-played-here.db")]
    public async Task Play_WhenItCannotBegin_IsRefused(params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-refused-").FullName;
        var (exit, output) = await Executable.RunAsync(
            ["play", Path.Combine("samples", "tv-user-migration"), .. options.Select(o => o.EndsWith(".db", StringComparison.Ordinal) ? Path.Combine(folder, o) : o)]);
        Directory.Delete(folder, recursive: true);
        Assert.That(exit, Is.EqualTo(3), output);
        Assert.That(output, Does.Not.Contain("   at "), "a refusal is a sentence, not a trace");
    }
}
