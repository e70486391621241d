using System.Text.Json.Nodes;

namespace ServiceGate.Web.Play;

/// <summary>Where a story is played: a server, its clock, and the memory of how far the story has come.</summary>
public interface IStage : IAsyncDisposable
{
    /// <summary>The server's business time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Sends a request as one of the actors.</summary>
    /// <param name="userName">Sign-in name.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<StageAnswer> SendAsync(string userName, StoryRequest request, CancellationToken cancellation);

    /// <summary>Lets business time come to a moment: moves the clock, or waits. A moment that has passed changes nothing.</summary>
    Task ReachAsync(DateTimeOffset moment, CancellationToken cancellation);

    /// <summary>Remembers that a step is over, with what the story has learnt.</summary>
    Task KeepAsync(int step, JsonObject variables, CancellationToken cancellation);
}

/// <summary>What the server answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON body; null when there is none.</param>
/// <param name="ETag">Entity tag as it was sent, quotes included; null when there is none.</param>
public sealed record StageAnswer(int Status, JsonNode? Body, string? ETag);

/// <summary>A story did not go as it is told.</summary>
public sealed class StoryFailedException : Exception
{
    /// <summary>Makes it.</summary>
    public StoryFailedException() { }

    /// <summary>Makes it with what was found.</summary>
    public StoryFailedException(string message) : base(message) { }

    /// <summary>Makes it with what was found and its cause.</summary>
    public StoryFailedException(string message, Exception cause) : base(message, cause) { }
}
