using System.Runtime.CompilerServices;
using System.Text.Json;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>The content of a dossier's item. Each section has one type of content.</summary>
public abstract record ItemContent
{
    /// <summary>Names the rules that the content breaks.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="checklist">What the launch's kind asks for.</param>
    /// <param name="check">Collects violations; fields are paths within the content.</param>
    public abstract void Validate(string key, Checklist checklist, Check check);

    /// <summary>Reads content from JSON.</summary>
    /// <returns>The content, or null with the reason in <paramref name="check"/>.</returns>
    public static ItemContent? Read(Section section, JsonElement json, Check check)
    {
        var before = check.Violations.Count;
        check.That(json.ValueKind is JsonValueKind.Object, "content.shape", "", ("reason", json.ValueKind));
        if (json.ValueKind is JsonValueKind.Object)
            foreach (var missing in MissingValues.Of(TypeOf(section), json)) check.That(false, "value.required", missing);
        return check.Violations.Count == before ? Deserialize(section, json, check) : null;
    }

    private static ItemContent? Deserialize(Section section, JsonElement json, Check check)
    {
        try
        {
            return (ItemContent?)json.Deserialize(TypeOf(section), CoreJson.Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            check.That(false, "content.shape", ((e as JsonException)?.Path ?? "").TrimStart('$').TrimStart('.'), ("reason", e.Message));
            return null;
        }
    }

    // Rules ask for the same contents again and again, and items are handed on from one command to the next.
    private static readonly ConditionalWeakTable<DossierItem, ItemContent> ReadBefore = [];

    /// <summary>Reads content that the core stored. The same item gives the same content, which nobody changes.</summary>
    public static ItemContent Stored(DossierItem item) =>
        ReadBefore.GetValue(item, static item => (ItemContent)JsonSerializer.Deserialize(item.Content, TypeOf(item.Section), CoreJson.Options)!);

    /// <summary>The type of content of a section.</summary>
    public static Type TypeOf(Section section) => section switch
    {
        Section.Launch => typeof(LaunchHeader),
        Section.Concerns => typeof(ConcernAnswer),
        Section.Risks => typeof(Risk),
        Section.Contingency => typeof(ContingencyPlan),
        Section.Facts => typeof(SheetFact),
        Section.Channels => typeof(Script),
        Section.Trials => typeof(Trial),
        Section.Audience => typeof(AudienceSummary),
        Section.Notices => typeof(NoticeStep),
        Section.Stress => typeof(StressForecast),
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    /// <summary>Checks a date without time (<c>2026-11-20</c>).</summary>
    private protected static void CheckDate(string? value, string field, Check check) => Days.Read(value, field, check);
}
