using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceGate.Web.Play;

/// <summary>A server that runs somewhere else, with its own clock: moments are waited for. Only a demonstration lets stories be played on it.</summary>
/// <param name="server">Its address.</param>
/// <param name="tokens">Tokens by sign-in name.</param>
internal sealed class RemoteServer(Uri server, IReadOnlyDictionary<string, string> tokens) : IStage
{
    private readonly ApiCaller _caller = new(server, tokens);

    /// <summary>The last step that is over.</summary>
    public int LastStep { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Whether the server says that it is a demonstration.</summary>
    /// <exception cref="StoryFailedException">It cannot be reached.</exception>
    public async Task<bool> IsDemoAsync(CancellationToken cancellation)
    {
        var answer = await SendAsync(tokens.Keys.First(), new(null, HttpMethod.Get, "/about"), cancellation);
        return answer.Status == 200 && answer.Body?["demo"]?.GetValue<bool>() == true;
    }

    /// <inheritdoc/>
    public Task<StageAnswer> SendAsync(string userName, StoryRequest request, CancellationToken cancellation) => _caller.SendAsync(userName, request, cancellation);

    /// <inheritdoc/>
    public Task ReachAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        var wait = moment - Now;
        return wait > TimeSpan.Zero ? Task.Delay(wait, TimeProvider.System, cancellation) : Task.CompletedTask;
    }

    /// <summary>Nothing is stored: an interrupted playing on another server is not gone on with.</summary>
    public Task KeepAsync(int step, JsonObject variables, CancellationToken cancellation)
    {
        LastStep = step;
        return Task.CompletedTask;
    }

    /// <summary>What the launch's batches say was accepted.</summary>
    public async Task<long> AcceptedAsync(string userName, string launch, CancellationToken cancellation)
    {
        var answer = await SendAsync(userName, new(null, HttpMethod.Get, $"/launches/{launch}/batches"), cancellation);
        return answer.Body?["items"] is JsonArray batches ? batches.Sum(b => Convert.ToInt64(b!["accepted"]!.ToString(), CultureInfo.InvariantCulture)) : 0;
    }

    public ValueTask DisposeAsync()
    {
        _caller.Dispose();
        return ValueTask.CompletedTask;
    }
}
