using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Generated.Stories;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>What is read can be written: every item of every launch, sent as it was read, is taken and keeps its hash and its revision.</summary>
[NonParallelizable]
public sealed class WrittenAsReadTests
{
    private static readonly string[] Writers = ["wang.min", "liang.yu", "sun.yue"];

    private static readonly string[] Written = ["launch", "concerns", "risks", "contingency", "channels", "notices"];

    private PlayedBefore _played = null!;
    private InstallationOfAllPhases _server = null!;
    private int _keys;

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

    [TestCase(false, Description = "the content alone")]
    [TestCase(true, Description = "the whole item")]
    public async Task EveryItem_SentAsItWasRead_KeepsItsHash(bool whole)
    {
        var (taken, faults) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());
        foreach (var launch in _played.Launches.Keys)
            foreach (var item in await ItemsAsync(launch))
                await WriteAsync(launch, item, whole, taken, faults);
        TestContext.Out.WriteLine(string.Join(", ", taken.Select(t => $"{t.Key}: {t.Value}")));

        Assert.That(faults, Is.Empty);
        Assert.That(taken.Keys, Is.SupersetOf(Written));
    }

    private async Task<IEnumerable<JsonNode>> ItemsAsync(string launch) =>
        (await _server.GetAsync(People.Overseer, $"/api/v1/launches/{launch}/dossier")).Body["sections"]!.AsArray().SelectMany(s => s!["items"]!.AsArray()).Select(i => i!);

    private async Task WriteAsync(string launch, JsonNode item, bool whole, Dictionary<string, int> taken, List<string> faults)
    {
        var section = (string)item["section"]!;
        if (section == "audience") return;
        var (path, before) = ($"/api/v1/launches/{launch}/dossier/{section}/{(string)item["key"]!}", (item["hash"]!.ToString(), item["revision"]!.ToString()));
        var typed = await _server.GetAsync(People.Overseer, path);
        if (!JsonNode.DeepEquals(typed.Body, item)) faults.Add($"{path} is read otherwise by itself");
        foreach (var writer in Writers)
        {
            var answer = await PutAsync(writer, path, (whole ? item : item["content"]!).ToJsonString(), item["revision"]!.ToString());
            if (answer.Status is 403 or 404) continue;
            if (answer.Status == 200 && (answer.Member("hash"), answer.Body["revision"]!.ToString()) == before) taken[section] = taken.GetValueOrDefault(section) + 1;
            else if (answer.Status != 409) faults.Add($"{path} by {writer}: {answer.Status} {answer.Text}\n{item}");
            return;
        }
    }

    private Task<Answer> PutAsync(string person, string path, string body, string revision)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"as-read-{++_keys}"));
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        return _server.SendAsync(request, person);
    }
}
