using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Data.Settings;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>Whatever day a demonstration is started, its launches stand in every phase, and everybody who has work in the field has some.</summary>
[Category("Waiting"), NonParallelizable]
public sealed class DemonstrationPhasesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [TestCase("2026-11-30T10:20+08:00")]
    [TestCase("2026-12-31T23:40+08:00")]
    [TestCase("2027-02-03T03:10+08:00")]
    [TestCase("2026-10-01T17:00+08:00")]
    public async Task EveryPhase_IsThere_WheneverItIsStarted(string moment)
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-");
        var start = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
        await using (var app = await ServerHost.BuildAsync(new() { DatabasePath = Path.Combine(folder.FullName, "demo.db"), Urls = "http://127.0.0.1:0", Demo = true, Quiet = true, ClockStart = start.ToUniversalTime() }))
        {
            await FirstStart.RunAsync(app.Services);
            await app.StartAsync();
            await LoadedAsync(app.Services.GetRequiredService<SettingStore>());
            Assert.That(app.Services.GetRequiredService<BusinessClock>().GetUtcNow(), Is.EqualTo(start.ToUniversalTime()), "goes on as before");
            await CheckAsync(app.Services);
            await app.StopAsync();
        }
        folder.Delete(recursive: true);
    }

    private static async Task CheckAsync(IServiceProvider services)
    {
        var (launches, reader) = (new List<LaunchView>(), services.GetRequiredService<LaunchReader>());
        for (var (year, number) = (2026, 1); year <= 2027; number++)
            if (await reader.FindAsync(string.Create(CultureInfo.InvariantCulture, $"HZ-{year}-{number:D6}"), Actor.System.PersonId) is { } view) launches.Add(view);
            else (year, number) = (year + 1, 0);
        var work = launches.SelectMany(v => v.Work).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(Enum.GetValues<LaunchStanding>().Except(launches.Select(v => LaunchStandings.Of(v.Facts))), Is.Empty, "nobody stands there");
            Assert.That(launches.Select(v => v.Launch.Result), Does.Contain(LaunchResult.RolledBack).And.Contain(LaunchResult.Success));
            Assert.That(launches.Any(v => v.Facts.Decisions.LastOrDefault(d => d.Verdict is Verdict.Go or Verdict.Hold)?.Verdict is Verdict.Hold), "a stage is held");
            Assert.That(launches.Any(v => v.Launch.Result is not null && v.Facts.Decisions.Any(d => d.Verdict is Verdict.Alarm)), "an alarm after the launch");
            Assert.That(launches.Any(v => v.Facts.Findings.Any(f => f is { Kind: FindingKind.Condition, Status: FindingStatus.Open })), "a condition is open");
            Assert.That(launches.Any(v => v.Launch is { ActualStart: not null, Result: null, Variant: LaunchVariant.Launch } && v.Launch.Window.End > v.Now), "under way");
            Assert.That(new[] { Role.ProductManager, Role.DepartmentHead, Role.Reviewer, Role.Operations, Role.ChannelOwner }.Except(work.Select(w => w.Who.Role)), Is.Empty, "nothing to do");
        });
    }

    private static async Task LoadedAsync(SettingStore settings)
    {
        for (var until = TimeProvider.System.GetUtcNow() + Patience; await settings.FindAsync("demo-loaded", CancellationToken.None) is null; await Task.Delay(500))
            Assert.That(TimeProvider.System.GetUtcNow(), Is.LessThan(until), "the demonstration is not loaded");
    }
}
