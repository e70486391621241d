using System.Text.Json.Nodes;
using ServiceGate.Web.Play;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.IntegrationTests.Play;

/// <summary>The shipped samples beside the first one, each played on a server of its own to where its story leaves it: closed, or where the rules stop it.</summary>
public sealed class PlayedStoriesTests
{
    [TestCase("vip-package-overlap", ExpectedResult = "closed")]
    [TestCase("leased-line-hospital", ExpectedResult = "closed")]
    [TestCase("retired-plan", ExpectedResult = "closed")]
    [TestCase("province-outreach", ExpectedResult = "closed")]
    [TestCase("night-that-did-not-happen/optus-2025", ExpectedResult = "ready")]
    [TestCase("night-that-did-not-happen/att-2024", ExpectedResult = "in-review")]
    [TestCase("night-that-did-not-happen/kddi-2022", ExpectedResult = "announcing")]
    [TestCase("night-that-did-not-happen/rogers-2022", ExpectedResult = "announcing")]
    public async Task<string?> Play_OnAServerOfItsOwn_GoesAsTold(string folder)
    {
        var sample = Sample.Read(FolderOf(folder));
        using var told = new StringWriter();
        PlaySummary? summary = null;

        var exit = await new OwnPlaying(new(sample, null, Resume: false, null, null), new PlayLog(told, told, TextCatalogue.Load(strict: false).For(SupportedLanguage.English), sample.Story) { Answer = s => summary = s }).RunAsync(default);

        Assert.That((exit, summary?.Steps), Is.EqualTo((0, sample.Story.Steps.Count)), told.ToString());
        return summary!.Status;
    }

    /// <summary>What is owed cannot be waited for in minutes.</summary>
    [Test]
    public void InMinutes_WhereDaysAreOwed_IsRefused() => Assert.That(
        () => PlayScript.InMinutes(Sample.Read(FolderOf("night-that-did-not-happen/att-2024")).Story, DateTimeOffset.UnixEpoch), Throws.TypeOf<InvalidDataException>());

    /// <summary>A file is sent before the call that names it, once for each item.</summary>
    [Test]
    public void Of_WhenAStepAttaches_NamesTheUploadOfEachItem()
    {
        var sample = Sample.Read(FolderOf("night-that-did-not-happen/att-2024"));
        var step = sample.Story.Steps.Single(s => s.Call?.File is not null);
        var turn = StoryRequest.Turns(step, sample, StoryPlayer.Begin(sample, sample.Story.Window).With(("launch", "HZ-2026-000001")), "play", compressed: false).Single();

        var request = StoryRequest.Of(step.Call!, sample, turn with { Variables = turn.Variables.With(("upload", 7)) });

        Assert.That(turn.Variables.Fill(step.Call!.File!), Is.EqualTo("procedure.md"));
        Assert.That(JsonNode.DeepEquals(request.Json, JsonNode.Parse("""{"upload":7,"place":"launch","key":"header","type":"procedure","version":"1"}""")), request.Json!.ToJsonString());
    }

    private static string FolderOf(string folder) => Path.Combine([AppContext.BaseDirectory, "samples", .. folder.Split('/')]);
}
