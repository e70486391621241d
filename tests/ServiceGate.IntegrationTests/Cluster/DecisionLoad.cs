using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Npgsql;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>
/// The programs of five people, two each: they look for what is owed at their half of the launches and send it to a random node; when that fails, once more
/// to another one. Two programs of the same person never decide about the same launch, so that a command that was refused was refused by a rule.
/// </summary>
internal sealed class DecisionLoad(ClusterInstallation installation, NodeGroup nodes, int seed) : IAsyncDisposable
{
    private const int Halves = 2;

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(installation.Database.ConnectionString!);
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConcurrentBag<SentCommand> _sent = [];
    private readonly ConcurrentDictionary<string, Uri> _first = new(StringComparer.Ordinal);
    private int _sentAgain;

    /// <summary>What was sent.</summary>
    public IReadOnlyCollection<SentCommand> Sent => _sent;

    /// <summary>Whether no command is on its way for the second time, or will be since its node has died.</summary>
    public bool IsCalm => Volatile.Read(ref _sentAgain) == 0 && nodes.Live is var live && _first.Values.All(live.Contains);

    /// <summary>Works until it is stopped; what is on its way then is brought to its end.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(
        from step in installation.Tokens.Keys.Order(StringComparer.Ordinal).Select((name, number) => (name, number))
        from half in Enumerable.Range(0, Halves)
        select WorkAsync(step.name, half, new(seed + (step.number * Halves) + half), stop));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _database.DisposeAsync();
    }

    private async Task WorkAsync(string step, int half, Random random, CancellationToken stop)
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            var edits = step == ReviewLoop.Dossier && random.Next(4) == 0;
            if (await OwedAsync(edits ? null : step, half) is { } owed)
                await SendAsync(string.Create(CultureInfo.InvariantCulture, $"load-{step}-{half}-{number}"), edits, Command(owed, step, edits, random, number), random);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 120)), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>A launch that waits at a step, or just any.</summary>
    private async Task<Owed?> OwedAsync(string? step, int half)
    {
        await using var command = _database.CreateCommand(
            """
            SELECT l.number, l.content_rev, i.revision
            FROM launch l
            JOIN dossier_item i ON i.launch_id = l.id AND i.section = 'launch'
            WHERE right(l.number, 6)::int % $1 = $2 AND ($3 IS NULL OR EXISTS (SELECT 1 FROM bookmark b WHERE b.launch_id = l.id AND b.activity_id = $3))
            ORDER BY random()
            LIMIT 1
            """);
        command.Parameters.Add(new() { Value = Halves });
        command.Parameters.Add(new() { Value = half });
        command.Parameters.Add(new() { Value = (object?)step ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)) : null;
    }

    private Func<HttpRequestMessage> Command(Owed owed, string step, bool edits, Random random, int number)
    {
        var returns = step == ReviewLoop.StepOf(ReviewLoop.Last) || random.Next(6) == 0;
        object body = edits ? new { title = $"第{number}稿", window = ClusterInstallation.Window, scope = new[] { "HZ" }, freezeReason = ClusterInstallation.WhyNow }
            : step == ReviewLoop.Dossier ? new { }
            : returns ? new { decision = "return", reason = "再改一改" }
            : new { decision = "approve" };
        var path = edits ? "dossier/launch/header" : step == ReviewLoop.Dossier ? $"steps/{step}/submission" : $"steps/{step}/decision";
        return () =>
        {
            var request = new HttpRequestMessage(edits ? HttpMethod.Put : HttpMethod.Post, $"api/v1/launches/{owed.Launch}/{path}") { Content = JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", installation.Tokens[step]);
            request.Headers.TryAddWithoutValidation("If-Match", edits ? $"\"{owed.HeaderRevision}\"" : $"\"c{owed.ContentRevision}\"");
            return request;
        };
    }

    private async Task SendAsync(string key, bool edits, Func<HttpRequestMessage> command, Random random)
    {
        var started = Stopwatch.StartNew();
        var node = Choose(nodes.Live, random);
        _first[key] = node;
        var first = await TryAsync(node, key, command);
        var turned = TimeProvider.System.GetUtcNow();
        var second = first.IsBroken ? await TryAgainAsync(() => Choose(nodes.Others(node), random), key, command) : null;
        _first.TryRemove(key, out _);
        _sent.Add(new(key, edits, first, second, turned, started.Elapsed));
    }

    // Counted before the node is chosen, so that this one is not killed from then on.
    private async Task<Attempt> TryAgainAsync(Func<Uri> choose, string key, Func<HttpRequestMessage> command)
    {
        Interlocked.Increment(ref _sentAgain);
        try
        {
            return await TryAsync(choose(), key, command);
        }
        finally
        {
            Interlocked.Decrement(ref _sentAgain);
        }
    }

    private static Uri Choose(IReadOnlyList<Uri> from, Random random) => from[random.Next(from.Count)];

    private async Task<Attempt> TryAsync(Uri node, string key, Func<HttpRequestMessage> command)
    {
        using var request = command();
        request.RequestUri = new Uri(node, request.RequestUri!);
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var response = await _http.SendAsync(request);
            return new((int)response.StatusCode, response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return new(null, e.Message);
        }
    }

    private sealed record Owed(string Launch, long ContentRevision, long HeaderRevision);
}
