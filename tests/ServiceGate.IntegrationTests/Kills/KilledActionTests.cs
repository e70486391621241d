using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using ServiceGate.Data.Opening;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Servers;
using ServiceGate.IntegrationTests.Stores;
using Sink = ServiceGate.IntegrationTests.Delivery.GatewaySink;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>
/// The real process is killed while it has another system roll a customer back: nobody knows whether that was done, so it waits for a person, who has it done again under the same key. What was sent is
/// counted by the receiver.
/// </summary>
[NonParallelizable, Category("Waiting")]
public sealed class KilledActionTests
{
    private const string Endpoint = "tv-rollback", Secret = "a-secret-for-tests";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicegate-action-");

    private string File => Path.Combine(_folder.FullName, "test.db");

    [OneTimeTearDown]
    public void CleanUp() => _folder.Delete(recursive: true);

    [Test]
    public async Task Action_WhenTheServerIsKilled_IsInDoubt_AndSentAgainByAPersonUnderItsKey()
    {
        await using var sink = await Sink.StartAsync();
        sink.Answer = (_, context) => context.Response.WriteAsync("""{"accepted":true}""");
        var (number, agent, operations) = await AskAsync(sink.Url);
        var endpoints = new Dictionary<string, string> { ["Delivery__CustomerAction__Endpoints"] = $"{Endpoint}={sink.Url}", ["Delivery__CustomerAction__Secret"] = Secret };

        foreach (var (failpoint, posts) in new[] { ("action.claimed:1", 0), ("action.sent:1", 1) })
        {
            await SetAsync("UPDATE customer_action SET state = 'due', claimed_at = NULL");
            sink.Posts.Clear();
            await using (var server = await KilledServer.StartAsync(File, null, agent, failpoint, endpoints))
                Assert.That(await server.DeathAsync(), Is.EqualTo(PlayProcess.Killed), failpoint);
            Assert.That(sink.Posts, Has.Count.EqualTo(posts), failpoint);
            // The next one waits a minute before it takes the sender for gone.
            await SetAsync("UPDATE customer_action SET claimed_at = claimed_at - 120000");
        }

        await using var last = await KilledServer.StartAsync(File, null, operations, settings: endpoints);
        Assert.That(await UntilAsync(last, number, "in-doubt"), Is.EqualTo("in-doubt sender-gone"));
        Assert.That(sink.Posts, Has.Count.EqualTo(1), "nothing sends it again by itself");
        var open = (await last.GetAsync($"/launches/{number}/rollbacks?state=in-doubt"))["items"]!.AsArray().Single()!;
        await last.SendAsync(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"/launches/{number}/rollbacks/{(long)open["id"]!}/again"), new { }, "again");
        Assert.That(await UntilAsync(last, number, "done"), Is.EqualTo("done "));
        Assert.That(sink.Posts.Select(p => p.Headers["Idempotency-Key"]).ToList(), Has.Count.EqualTo(2).And.All.EqualTo(sink.Posts.First().Headers["Idempotency-Key"]));
    }

    /// <summary>A rollback that an agent has asked for, and nobody has tried yet.</summary>
    private async Task<(string Number, string Agent, string Operations)> AskAsync(string url)
    {
        await EmptyFile.CopyToAsync(File);
        await using var api = await ApiStand.StartAsync(new DatabaseSettings { Path = File },
            settings: new Dictionary<string, string?> { ["Delivery:CustomerAction:Endpoints"] = $"{Endpoint}={url}", ["Delivery:CustomerAction:Secret"] = Secret });
        var number = await HotlineLaunch.CreateAsync(api, Endpoint, "K1");
        var pressed = await api.SendAsync("agent", HttpMethod.Post, $"/launches/{number}/hotline/K1-0001/rollback", new { reason = "黑屏", identity = "call-back", consented = true, call = "CC-1" });
        Assert.That(pressed.Status, Is.EqualTo(200), pressed.Text);
        await Eventually.ReadAsync(async () => (string)(await api.GetAsync("operations", $"/launches/{number}/hotline/K1-0001")).Body["rollback"]!["state"]!, state => state == "done");
        var tokens = (api.TokenOf("agent"), api.TokenOf("operations"));
        await SetAsync("DELETE FROM customer_result");
        return (number, tokens.Item1, tokens.Item2);
    }

    private async Task SetAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1), sql);
    }

    private static async Task<string> UntilAsync(KilledServer server, string number, string wanted)
    {
        var rollback = await Eventually.ReadAsync(async () => (await server.GetAsync($"/launches/{number}/hotline/K1-0001"))["rollback"]!, rollback => (string)rollback["state"]! == wanted);
        return $"{rollback["state"]} {rollback["answer"]}";
    }
}
