using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Values that a member or parameter of some name may have: fixed ones, and those that answers have named.</summary>
internal sealed class KnownValues
{
    private const int Most = 400;

    private static readonly Dictionary<string, string> AlsoCalled = new(StringComparer.Ordinal)
    {
        ["number"] = "launch",
        ["user"] = "userName",
        ["deputy"] = "userName",
        ["person"] = "userName",
        ["accounts"] = "account",
        ["failed"] = "account",
        ["keys"] = "key",
    };

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal)
    {
        ["kind"] = ["product", "offer", "network-cutover", "it-cutover", "batch-outreach"],
        ["variant"] = ["launch", "withdrawal", "emergency"],
        ["unit"] = ["HZ", "SX", "SP", "YH"],
        ["scope"] = ["HZ", "HZ", "HZ", "SX", "SP"],
        ["timeZone"] = ["Asia/Shanghai", "Asia/Shanghai", "Europe/Berlin", "UTC"],
        ["start"] = ["2027-01-10T00:00"],
        ["end"] = ["2027-01-10T05:00"],
        ["decision"] = ["approve", "approve-with-conditions", "return", "reject", "go", "hold", "stop"],
        ["result"] = ["success", "partial-success", "rolled-back"],
        ["action"] = ["pause", "resume", "stop", "resend", "again"],
        ["userName"] = ["wang.min", "zhou.lan", "sun.yue", "liang.yu", "chen.jing"],
        ["account"] = ["TV0001", "TV0003", "TV0008", "TV9999"],
        ["cause"] = ["cable-theft", "power", "other"],
        ["channel"] = ["hotline", "shop", "app", "tv-screen", "account-manager", "agent", "social", "outbound"],
        ["lessons"] = ["先演练再割接"],
        ["actualStart"] = ["2026-11-02T08:15"],
        ["purpose"] = ["announcement", "progress", "completion"],
        ["channels"] = ["sms"],
        ["mode"] = ["all", "good"],
        ["encoding"] = ["utf-8", "gb18030"],
        ["source"] = ["customers.csv"],
    };

    /// <summary>The values for a name.</summary>
    public IReadOnlyList<string> Of(string name) => _values.GetValueOrDefault(AlsoCalled.GetValueOrDefault(name, name)) ?? [];

    /// <summary>Adds a value.</summary>
    public void Add(string name, string value)
    {
        var values = _values.TryGetValue(name, out var list) ? list : _values[name] = [];
        if (values.Count < Most && !values.Contains(value)) values.Add(value);
    }

    /// <summary>Adds whatever an answer says below an id of something: its members that parameters are named after.</summary>
    public void Learn(JsonNode? answer)
    {
        if (answer is JsonArray list)
            foreach (var item in list) Learn(item);
        if (answer is not JsonObject it) return;
        foreach (var (name, value) in it)
            if (name is "step" or "gate" or "account" or "section" or "key" or "userName" or "channel" && value is JsonValue text && text.TryGetValue(out string? known)) Add(name, known);
            else Learn(value);
    }
}
