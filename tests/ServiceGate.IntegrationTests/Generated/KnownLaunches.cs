using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>What launches have: steps that wait, batches, findings, conditions, settlements, items, attachments, waivers, rollbacks that wait for a person. A launch is read when it is first asked for.</summary>
internal sealed class KnownLaunches(InstallationOfAllPhases server)
{
    private const string Rollbacks = "/rollbacks", Operations = "sun.yue";

    private static readonly (string Part, string[] Names)[] Parts =
        [("", []), ("/dossier", []), ("/gates", []), ("/batches", ["batch"]), ("/findings", ["finding", "condition"]), ("/settlements", ["settlement"]), ("/attachments", ["attachment"]), ("/waivers", ["waiver"]), (Rollbacks, ["rollback"])];

    private readonly Dictionary<string, KnownValues> _known = new(StringComparer.Ordinal);

    /// <summary>What a launch has.</summary>
    public async Task<KnownValues> OfAsync(string launch)
    {
        if (_known.TryGetValue(launch, out var known)) return known;
        _known.Add(launch, known = new());
        foreach (var (part, names) in Parts)
        {
            var answer = await server.GetAsync(part == Rollbacks ? Operations : People.Overseer, $"/api/v1/launches/{launch}{part}");
            if (answer.Status != 200) continue;
            // Of the steps that an answer names only those that wait can be acted upon.
            known.Learn(part.Length == 0 ? answer.Body["waiting"] : answer.Body);
            foreach (var name in names)
                foreach (var item in answer.Body["items"]!.AsArray()) known.Add(name, item!["id"]!.ToString());
            if (part == "/dossier")
                foreach (var place in Places(answer.Body)) known.Add("place", place);
        }
        return known;
    }

    /// <summary>Where items stand, as section/key: what the dossier's document names so.</summary>
    private static IEnumerable<string> Places(JsonNode? node) => node switch
    {
        JsonObject it when (string?)it["section"] is { } section && it["key"] is JsonValue key => [$"{section}/{key}"],
        JsonObject it => it.SelectMany(m => Places(m.Value)),
        JsonArray list => list.SelectMany(Places),
        _ => [],
    };
}
