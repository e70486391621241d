using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.CommandLine.Gates;

/// <summary>Asks a running server for a gate, over its public API.</summary>
internal static class GateOnServer
{
    /// <summary>Reads a gate.</summary>
    /// <exception cref="GateUnknownException">The server cannot be asked, refuses, or knows no such launch or gate.</exception>
    public static async Task<GateReport> ReadAsync(string url, string? token, string launch, string gate, Texts texts, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(token)) throw new GateUnknownException(texts.T("gate-check.no-token", ("variable", "SERVICEGATE_TOKEN")));
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
            using var request = new HttpRequestMessage(
                HttpMethod.Get, new Uri(new Uri(url), $"/api/v1/launches/{Uri.EscapeDataString(launch)}/gates/{Uri.EscapeDataString(gate)}"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.AcceptLanguage.ParseAdd(texts.Language.Tag);
            using var response = await http.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            return response.StatusCode is HttpStatusCode.OK
                ? Read(JsonNode.Parse(body)!, launch, gate)
                : throw new GateUnknownException(Words(response) is { } words && JsonNode.Parse(body)?["detail"] is { } said
                    ? texts.T(words, ("url", url), ("reason", said))
                    : texts.T("gate-check.unreachable", ("url", url), ("reason", (int)response.StatusCode)));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UriFormatException or JsonException or NullReferenceException)
        {
            throw new GateUnknownException(texts.T("gate-check.unreachable", ("url", url), ("reason", e.Message)), e);
        }
    }

    private static GateReport Read(JsonNode body, string launch, string gate) => new(
        launch, gate, (string?)body["status"] == "open" && body["blockers"]!.AsArray().Count == 0,
        [.. body["blockers"]!.AsArray().Select(b => new BlockerLine(
            (string)b!["text"]!, (string)b["who"]!["text"]!, DateTimeOffset.Parse((string)b["by"]!, CultureInfo.InvariantCulture)))],
        [.. body["waitsFor"]?.AsArray().Select(w => (string)w!["text"]!) ?? []]);

    /// <summary>The sentence in which the problem's own words stand; null: it has none.</summary>
    private static string? Words(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType != "application/problem+json" ? null
        : response.StatusCode switch
        {
            HttpStatusCode.NotFound => "gate-check.said",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "gate-check.refused",
            _ => "gate-check.unreachable",
        };
}
