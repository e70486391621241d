using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceGate.Web.Play;

/// <summary>Speaks the public API over HTTP, with one token for each actor.</summary>
/// <param name="server">The server's address.</param>
/// <param name="tokens">Tokens by sign-in name.</param>
internal sealed class ApiCaller(Uri server, IReadOnlyDictionary<string, string> tokens) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(server, "/api/v1/"), Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>Sends a request and reads the answer.</summary>
    /// <exception cref="StoryFailedException">There is no token for the actor, or the server cannot be reached.</exception>
    public async Task<StageAnswer> SendAsync(string userName, StoryRequest request, CancellationToken cancellation)
    {
        using var message = Message(request);
        message.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", tokens.GetValueOrDefault(userName) ?? throw new StoryFailedException($"There is no token for {userName}."));
        try
        {
            using var response = await _http.SendAsync(message, cancellation);
            return new((int)response.StatusCode, Read(await response.Content.ReadAsStringAsync(cancellation)), response.Headers.ETag?.ToString());
        }
        catch (HttpRequestException e)
        {
            throw new StoryFailedException($"{request.Method} {request.Path}: {e.Message}", e);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Message(StoryRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Path.TrimStart('/'));
        if (request.Key is not null) message.Headers.Add("Idempotency-Key", request.Key);
        if (request.IfMatch is not null) message.Headers.TryAddWithoutValidation("If-Match", request.IfMatch);
        if (request.IfNoneMatch is not null) message.Headers.TryAddWithoutValidation("If-None-Match", request.IfNoneMatch);
        if (request.Json is not null) message.Content = new StringContent(request.Json.ToJsonString(), Encoding.UTF8, "application/json");
        if (request.Bytes is { } bytes) message.Content = new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        if (request.Csv is not null) message.Content = new StringContent(request.Csv, Encoding.UTF8, "text/csv");
        return message;
    }

    private static JsonNode? Read(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
