using System.Text;
using System.Text.Json.Nodes;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Generated.Guides;
using ServiceGate.IntegrationTests.Generated.Stories;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Every body that the description shows as an example is sent as it stands there, by somebody who may, to a launch that is fit for it: it is carried out, or refused as is said here.</summary>
[NonParallelizable]
public sealed class ExamplesTests
{
    /// <summary>Examples name what only one installation has: an id, a revision, a password. What those are refused for is no rule about their form.</summary>
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/tokens"] = "password.wrong",
        ["POST /api/v1/launches/{number}/audience/adoption"] = "audience.unknown",
        ["POST /api/v1/launches/{number}/audience/return"] = "audience.not-in-use",
        ["POST /api/v1/launches/{number}/approved-texts"] = "approved-text.not-asked",
        ["POST /api/v1/launches/{number}/attachments"] = "upload.unknown",
        ["POST /api/v1/launches/{number}/emergency/confirmation"] = "emergency.changed-meanwhile",
        ["POST /api/v1/launches/{number}/channels/{channel}/acknowledgement/take-back"] = "script.not-acknowledged",
        ["POST /api/v1/launches/{number}/steps/{step}/take-back"] = "decision.none",
        ["POST /api/v1/launches/{number}/flow/move"] = "flow.target-unknown",
        ["POST /api/v1/launches/{number}/ahead/flow/move"] = "flow.target-unknown",
        ["POST /api/v1/messages/readings"] = "message.unknown",
        ["POST /api/v1/units/{unit}/approved-texts/decision"] = "approved-text.unknown",
        ["POST /api/v1/announcements"] = "unit.unknown",
    };

    private PlayedBefore _played = null!;
    private InstallationOfAllPhases _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _played = await PlayedBefore.PlayAsync();
        _server = await InstallationOfAllPhases.StartAsync(_played);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        _played.Dispose();
    }

    [Test]
    public async Task EveryExample_IsCarriedOut()
    {
        var random = new Random(20261130);
        var (chooser, maker) = (new Chooser(random), new RequestMaker(_server, random));
        await chooser.LearnAsync(_server);
        await maker.LearnAsync();
        var faults = new List<string>();
        foreach (var operation in Operation.Of(_server.Description).Where(o => o.Body is not null).OrderBy(o => !o.IsAhead).ThenBy(EndsWhatOthersNeed))
            if (await FaultAsync(operation, chooser, maker) is { } fault) faults.Add(fault);

        Assert.That(string.Join('\n', faults), Is.Empty);
    }

    /// <summary>What ends a launch or leads it elsewhere comes last: some operations have only one launch that is fit for them.</summary>
    private static bool EndsWhatOthersNeed(Operation operation) => operation.Path.EndsWith("/cancellation", StringComparison.Ordinal) || operation.Path.EndsWith("/flow/move", StringComparison.Ordinal);

    private async Task<string?> FaultAsync(Operation operation, Chooser chooser, RequestMaker maker)
    {
        var media = _server.Description["paths"]![operation.Path]![operation.Method.Method.ToLowerInvariant()]!["requestBody"]!["content"]!["application/json"]!;
        if (media["example"] is not { } example) return $"{operation}: no example";
        var rules = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            var choice = chooser.Choose(operation);
            if (choice.Guide is null && AllGuides.Of(operation.ToString()).Count > 0) continue;
            var request = await maker.MakeAsync(operation, choice);
            request.Content = new StringContent(example.ToJsonString(), Encoding.UTF8, "application/json");
            var answer = await _server.SendAsync(request, choice.Person);
            if (answer.Status is >= 200 and < 300 || answer.Rule == Refused.GetValueOrDefault(operation.ToString())) return null;
            rules.Add($"{answer.Status} {answer.Rule} {Fields(answer)}");
        }
        return $"{operation}: {string.Join(", ", rules.GroupBy(r => r).OrderByDescending(r => r.Count()).Take(4).Select(r => $"{r.Count()} × {r.Key}"))}";
    }

    private static string Fields(Answer answer) => string.Join(' ', (answer.Body["violations"] as JsonArray ?? []).Select(v => (string?)v!["field"]));
}
