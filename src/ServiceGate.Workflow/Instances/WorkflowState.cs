using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceGate.Workflow.Instances;

/// <summary>
/// The position of one instance: the fold of its journal. Immutable; made by an engine and read back by
/// <see cref="FromJson"/>. Two states are equal when their JSON is.
/// </summary>
public sealed record WorkflowState
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new StoredStatus() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Id of the definition the instance runs by.</summary>
    [JsonPropertyName("definitionId")]
    public required string DefinitionId { get; init; }

    /// <summary>Version of that definition; the instance stays with it.</summary>
    [JsonPropertyName("definitionVersion")]
    public required int DefinitionVersion { get; init; }

    /// <summary>Whether the instance still runs.</summary>
    [JsonPropertyName("status")]
    public required WorkflowStatus Status { get; init; }

    /// <summary>How many journal events this state has folded: the sequence of the last one.</summary>
    [JsonPropertyName("sequence")]
    public required int Sequence { get; init; }

    /// <summary>
    /// Whether the engine still has to say where the flow stands after the last event. Until then <see cref="Waiting"/> holds what waited before and was not
    /// touched by it: some of it may be withdrawn. Only with an engine that does not answer at once.
    /// </summary>
    [JsonPropertyName("answerOwed")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AnswerOwed { get; init; }

    /// <summary>How often each activity was entered; activities never entered are absent.</summary>
    [JsonPropertyName("visits")]
    public IReadOnlyDictionary<string, int> Visits { get; init => field = Canonical.Sorted(value); }
        = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The activities that wait for an event, in the order in which they were entered. Empty unless running.</summary>
    [JsonPropertyName("waiting")]
    public IReadOnlyList<WaitingActivity> Waiting { get; init; } = [];

    /// <summary>The variables' values by variable id.</summary>
    [JsonPropertyName("variables")]
    public IReadOnlyDictionary<string, JsonElement> Variables { get; init => field = Canonical.Sorted(value); }
        = ImmutableSortedDictionary<string, JsonElement>.Empty;

    /// <summary>What the root flowchart counted.</summary>
    [JsonPropertyName("flow")]
    public FlowCounters Flow { get; init; } = FlowCounters.None;

    /// <summary>The nested flowcharts at work, in the order in which they were entered. Empty unless running.</summary>
    [JsonPropertyName("nested")]
    public IReadOnlyList<NestedFlow> Nested { get; init; } = [];

    /// <summary>Writes the state; equal states give the same text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The state's JSON.</param>
    /// <exception cref="JsonException">The text is no state.</exception>
    public static WorkflowState FromJson(string json) =>
        JsonSerializer.Deserialize<WorkflowState>(json, _json) ?? throw new JsonException("A workflow state is an object, not null.");

    /// <summary>How often the activity was entered.</summary>
    /// <param name="activityId">An activity's id.</param>
    public int VisitsOf(string activityId) => Visits.GetValueOrDefault(activityId);

    /// <inheritdoc/>
    public bool Equals(WorkflowState? other) => other is not null && ToJson() == other.ToJson();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DefinitionId, DefinitionVersion, Status, Sequence);
}

/// <summary>Whether an instance still runs.</summary>
public enum WorkflowStatus
{
    /// <summary>Some activity waits for an event.</summary>
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>It came to an end by itself.</summary>
    [JsonStringEnumMemberName("finished")] Finished,

    /// <summary>It was called off.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}

/// <summary>An activity that waits for its event.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Visit">Which time it was entered, from 1; a later round has a higher one.</param>
public sealed record WaitingActivity([property: JsonPropertyName("activityId")] string ActivityId, [property: JsonPropertyName("visit")] int Visit);

/// <summary>A visit of a nested flowchart.</summary>
/// <param name="ActivityId">The flowchart.</param>
/// <param name="Visit">Which time it was entered, from 1.</param>
/// <param name="Inside">What goes on directly in it: activities that wait and flowcharts nested deeper.</param>
/// <param name="Flow">What it counted since this visit began.</param>
public sealed record NestedFlow(
    [property: JsonPropertyName("activityId")] string ActivityId,
    [property: JsonPropertyName("visit")] int Visit,
    [property: JsonPropertyName("inside")] IReadOnlyList<WaitingActivity> Inside,
    [property: JsonPropertyName("flow")] FlowCounters Flow);

/// <summary>The status as stored positions have it since the first of them; elsewhere its code stands.</summary>
internal sealed class StoredStatus : JsonConverter<WorkflowStatus>
{
    private static readonly Dictionary<WorkflowStatus, string> Names =
        new() { [WorkflowStatus.Running] = "Running", [WorkflowStatus.Finished] = "Finished", [WorkflowStatus.Cancelled] = "Cancelled" };

    /// <inheritdoc/>
    public override WorkflowStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
        return Names.ContainsValue(name ?? "") ? Names.First(n => n.Value == name).Key : throw new JsonException();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, WorkflowStatus value, JsonSerializerOptions options) => writer.WriteStringValue(Names[value]);
}
