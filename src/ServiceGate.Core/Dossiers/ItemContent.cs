using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceGate.Core.Content;
using ServiceGate.Core.Launches;

namespace ServiceGate.Core.Dossiers;

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
            foreach (var missing in CoreJson.RequiredValues(TypeOf(section)).Where(name => !json.TryGetProperty(name, out _)))
                check.That(false, "value.required", missing);
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

    /// <summary>Reads content that the core stored.</summary>
    public static ItemContent Stored(DossierItem item) =>
        (ItemContent)JsonSerializer.Deserialize(item.Content, TypeOf(item.Section), CoreJson.Options)!;

    /// <summary>The type of content of a section.</summary>
    public static Type TypeOf(Section section) => section switch
    {
        Section.Launch => typeof(LaunchHeader),
        Section.Concerns => typeof(ConcernAnswer),
        Section.Risks => typeof(Risk),
        Section.Contingency => typeof(ContingencyPlan),
        Section.Channels => typeof(Script),
        Section.Trials => typeof(Trial),
        Section.Audience => typeof(AudienceSummary),
        Section.Notices => typeof(NoticeStep),
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    /// <summary>Checks a date without time (<c>2026-11-20</c>).</summary>
    private protected static void CheckDate(string? value, string field, Check check) =>
        check.That(DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), "date.format", field, ("value", value ?? ""));
}

/// <summary>A text in both languages; Chinese is the one that customers and reviewers read, English may be missing.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
[Members("zh", "en")]
public sealed record LocalText(string? Zh, string? En = null)
{
    /// <summary>The text in a language (<c>zh-CN</c>, <c>en</c>), or the other one when it is missing.</summary>
    public string In(string language) => language.StartsWith("zh", StringComparison.Ordinal) ? Zh ?? En ?? "" : En is { Length: > 0 } ? En : Zh ?? "";

    /// <summary>Checks that the Chinese text is there and none is too long.</summary>
    public void Check(string field, int longest, Check check) => check.Text(Zh, field + ".zh", longest).Optional(En, field + ".en", longest);
}

/// <summary>What, when, where. Its only key is <see cref="Key"/>.</summary>
/// <param name="Title">Title.</param>
/// <param name="Description">What happens and why, at most 4,000 characters.</param>
/// <param name="WindowStart">Local start.</param>
/// <param name="WindowEnd">Local end.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Scope">Codes of the units whose customers are affected.</param>
/// <param name="ExternalOrders">Order numbers in other systems.</param>
/// <param name="Stages">The stages of the roll-out, first to last; null: all at once.</param>
/// <param name="Cause">What caused an emergency.</param>
[Members("title", "description", "windowStart", "windowEnd", "timeZone", "scope", "externalOrders", "stages", "cause")]
public sealed record LaunchHeader(
    string Title, string? Description, string WindowStart, string WindowEnd, string TimeZone, IReadOnlyList<string> Scope, IReadOnlyList<string> ExternalOrders,
    IReadOnlyList<Stage>? Stages = null, EmergencyCause? Cause = null) : ItemContent
{
    /// <summary>The key of the only item.</summary>
    public const string Key = "header";

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.Text(Title, "title", 200).Optional(Description, "description", 4000)
            .That(Scope.Count is > 0 and <= 100, "scope.required", "scope")
            .That(ExternalOrders.Count <= 20, "list.too-long", "externalOrders", ("most", 20))
            .That(ExternalOrders.All(o => !string.IsNullOrWhiteSpace(o) && o.Length <= 64), "order.length", "externalOrders", ("longest", 64));
        foreach (var order in ExternalOrders)
            check.Optional(order, "externalOrders", int.MaxValue);
    }
}

/// <summary>How a concern is answered.</summary>
public enum ConcernVerdict
{
    /// <summary>Met (满足).</summary>
    [JsonStringEnumMemberName("met")] Met,

    /// <summary>Not met; blocks the go-ahead (不满足).</summary>
    [JsonStringEnumMemberName("not-met")] NotMet,

    /// <summary>Does not apply, with a reason (不适用).</summary>
    [JsonStringEnumMemberName("not-applicable")] NotApplicable,
}

/// <summary>The answer to a service concern of the checklist; the key is the concern's id.</summary>
/// <param name="Verdict">Answer.</param>
/// <param name="Note">Reason or remark; required unless met.</param>
/// <param name="Evidence">Where the evidence lies: document number, link; required when met.</param>
[Members("verdict", "note", "evidence")]
public sealed record ConcernAnswer(ConcernVerdict Verdict, string? Note = null, string? Evidence = null) : ItemContent
{
    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check) => check
        .That(checklist.Concerns.Any(c => c.Id == key), "concern.unknown", "key", ("concern", key))
        .Optional(Note, "note", 2000).Optional(Evidence, "evidence", 500)
        .That(Verdict is ConcernVerdict.Met || !string.IsNullOrWhiteSpace(Note), "concern.reason-required", "note")
        .That(Verdict is not ConcernVerdict.Met || !string.IsNullOrWhiteSpace(Evidence), "concern.evidence-required", "evidence");
}

/// <summary>A script that tells customers the same on one channel; the key is the channel's code.</summary>
/// <param name="Text">What is said (解释口径), at most 4,000 characters.</param>
/// <param name="KnowledgeArticle">Number of the knowledge-base article.</param>
/// <param name="SecondLine">Who helps the front line.</param>
[Members("text", "knowledgeArticle", "secondLine")]
public sealed record Script(LocalText Text, string? KnowledgeArticle = null, string? SecondLine = null) : ItemContent
{
    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.That(checklist.Channels.Any(c => c.Code == key), "channel.unknown", "key", ("channel", key))
            .That(Text is not null, "text.required", "text")
            .Optional(KnowledgeArticle, "knowledgeArticle", 64).Optional(SecondLine, "secondLine", 200);
        Text?.Check("text", 4000, check);
    }
}

/// <summary>A customer trial before launch (客户体验).</summary>
/// <param name="Group">Who tried: customers of a tier, elderly people, staff as customers.</param>
/// <param name="Journey">What they did.</param>
/// <param name="On">Day, <c>2026-11-20</c>.</param>
/// <param name="Participants">How many.</param>
/// <param name="Passed">How many finished without help.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Settled">Whether every finding was fixed or accepted.</param>
[Members("group", "journey", "on", "participants", "passed", "findings", "settled")]
public sealed record Trial(string Group, string Journey, string On, int Participants, int Passed, string? Findings = null, bool Settled = false) : ItemContent
{
    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.Text(Group, "group", 200).Text(Journey, "journey", 2000).Optional(Findings, "findings", 2000)
            .Range(Participants, "participants", 1, 1_000_000).Range(Passed, "passed", 0, Math.Max(Participants, 0));
        CheckDate(On, "on", check);
    }
}

/// <summary>The imported customers, as they are signed: how many and which, without any of their data. Its only key is <see cref="Key"/>.</summary>
/// <param name="Count">How many.</param>
/// <param name="ListHash">Hash over the ordered account numbers.</param>
/// <param name="Source">Name of the imported file.</param>
[Members("count", "listHash", "source")]
public sealed record AudienceSummary(int Count, string ListHash, string Source) : ItemContent
{
    /// <summary>The key of the only item.</summary>
    public const string Key = "list";

    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check) => check.Range(Count, "count", 1, 10_000_000);
}
