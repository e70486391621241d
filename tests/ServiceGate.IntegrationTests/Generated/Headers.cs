using System.Globalization;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Gives commands their headers: a key of their own, and the entity tag that was read just before.</summary>
internal sealed class Headers(InstallationOfAllPhases server, Random random)
{
    private int _keys;

    /// <summary>Adds a key; a wrong one is missing, empty, or that of another command.</summary>
    public void AddKey(HttpRequestMessage request, bool wrong = false)
    {
        var key = (wrong ? random.Next(3) : -1) switch { 0 => null, 1 => "", 2 => Key(random.Next(_keys + 1)), _ => Key(++_keys) };
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
    }

    /// <summary>Adds a tag; a wrong one is missing, stale, or says that there is nothing yet.</summary>
    public async Task AddTagAsync(HttpRequestMessage request, string path, Choice choice, bool wrong)
    {
        if (await TagAsync(path, choice) is not { } tag) return;
        var (header, value) = (wrong ? random.Next(3) : -1) switch
        {
            0 => ("If-Match", null),
            1 => ("If-Match", tag.StartsWith("\"c", StringComparison.Ordinal) ? "\"c99999\"" : "\"99999\""),
            2 => ("If-None-Match", "*"),
            _ => tag.Length == 0 ? ("If-None-Match", "*") : ("If-Match", tag),
        };
        if (value is not null) request.Headers.TryAddWithoutValidation(header, value);
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"generated-{number}");

    /// <summary>The tag of what the path names; empty when there is nothing yet; null: none was read.</summary>
    private async Task<string?> TagAsync(string path, Choice choice)
    {
        var place = path.EndsWith("/dossier/file/preview", StringComparison.Ordinal) || path.EndsWith("/ahead/dossier/file", StringComparison.Ordinal) ? $"/api/v1/launches/{choice.Launch}/dossier"
            : path.Contains("/dossier/", StringComparison.Ordinal) || path.StartsWith("/api/v1/people/", StringComparison.Ordinal) || path == "/api/v1/causes" ? path
            : path.Contains("/channels/", StringComparison.Ordinal) ? path.Replace("/channels/", "/dossier/channels/", StringComparison.Ordinal).Replace("/acknowledgement", "", StringComparison.Ordinal)
            : path.EndsWith("/acceptance", StringComparison.Ordinal) ? path.Replace("/trials/", "/dossier/trials/", StringComparison.Ordinal).Replace("/stress/", "/dossier/stress/", StringComparison.Ordinal).Split("/findings/")[0].Replace("/acceptance", "", StringComparison.Ordinal)
            : path.EndsWith("/ahead/header", StringComparison.Ordinal) ? path.Replace("/ahead/", "/dossier/launch/", StringComparison.Ordinal)
            : $"/api/v1/launches/{choice.Launch}/dossier";
        var there = await server.GetAsync(choice.Person, place);
        return there.Status == 404 ? "" : there.Tag;
    }
}
