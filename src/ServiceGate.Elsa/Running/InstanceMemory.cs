using System.Globalization;
using System.Text.Json;
using Elsa.Workflows;

namespace ServiceGate.Elsa.Running;

/// <summary>
/// What an instance of Elsa remembers for us, in its own state, so that it is stored with the state in one row: up to which journal entry it has come, and how
/// often each step was entered.
/// </summary>
internal sealed class InstanceMemory
{
    /// <summary>The property of the instance under which it is kept, as a text.</summary>
    internal const string Key = "ServiceGate";

    private const string VisitKey = "ServiceGate.Visit";

    /// <summary>Sequence of the last journal entry that the instance has followed.</summary>
    public int Sequence { get; set; }

    /// <summary>Digest of the journal up to there; another journal has another one.</summary>
    public string Digest { get; set; } = "";

    /// <summary>How often each activity was entered.</summary>
    public Dictionary<string, int> Visits { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How many activities were entered in all; orders them.</summary>
    public int Entered { get; set; }

    /// <summary>Values that were given to variables, by their ids.</summary>
    public Dictionary<string, JsonElement> Variables { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Reads what an instance remembers; nothing remembered gives an empty memory.</summary>
    internal static InstanceMemory Of(IDictionary<string, object> properties) =>
        properties.TryGetValue(Key, out var text) && text is not null ? Parse(text.ToString()!) : new();

    /// <summary>Reads what was written; a broken text gives an empty memory, which no journal fits.</summary>
    internal static InstanceMemory Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<InstanceMemory>(text) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    internal string Write() => JsonSerializer.Serialize(this);

    /// <summary>Changes what the running instance remembers.</summary>
    internal static void Change(WorkflowExecutionContext instance, Action<InstanceMemory> change)
    {
        var memory = Of(instance.Properties);
        change(memory);
        instance.Properties[Key] = memory.Write();
    }

    /// <summary>Counts the beginning of a visit.</summary>
    internal static void Enter(ActivityExecutionContext context) => Change(context.WorkflowExecutionContext, memory =>
    {
        var visit = memory.Visits[context.Activity.Id] = memory.Visits.GetValueOrDefault(context.Activity.Id) + 1;
        context.Properties[VisitKey] = new StepVisit(visit, ++memory.Entered).ToString();
    });

    /// <summary>Whether the visit has begun, so that the activity is only resumed.</summary>
    internal static bool HasEntered(ActivityExecutionContext context) => context.Properties.ContainsKey(VisitKey);

    /// <summary>Which visit of its activity this is.</summary>
    internal static StepVisit VisitOf(ActivityExecutionContext context) => StepVisit.Parse(context.Properties[VisitKey].ToString()!);
}

/// <summary>A visit of an activity.</summary>
/// <param name="Visit">Which time it was entered, from 1.</param>
/// <param name="Order">Which entry of the whole instance it was; orders what waits.</param>
internal sealed record StepVisit(int Visit, int Order)
{
    private const string MetadataKey = "visit";

    internal static StepVisit Parse(string text) =>
        text.Split('/') is [var visit, var order] ? new(int.Parse(visit, CultureInfo.InvariantCulture), int.Parse(order, CultureInfo.InvariantCulture)) : new(0, 0);

    /// <summary>The visit that a bookmark belongs to.</summary>
    internal static StepVisit Of(IDictionary<string, string>? metadata) =>
        metadata is not null && metadata.TryGetValue(MetadataKey, out var text) ? Parse(text) : new(0, 0);

    /// <summary>What is stored with the bookmark, for whoever reads it without the state.</summary>
    internal Dictionary<string, string> ToMetadata(string step) => new() { [MetadataKey] = ToString(), ["step"] = step };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Visit}/{Order}");
}
