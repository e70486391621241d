using System.Text.Json;
using Elsa.Workflows;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Elsa.Running;

/// <summary>An entry of the journal on its way into an instance.</summary>
/// <param name="Sequence">The entry's sequence.</param>
/// <param name="Digest">Digest of the journal up to and with the entry.</param>
/// <param name="Kind">The entry's kind.</param>
/// <param name="Outcome">The outcome, or the step that is entered instead.</param>
internal sealed record Delivery(int Sequence, string Digest, string Kind, string? Outcome)
{
    private const string InputKey = "ServiceGate";

    /// <summary>What is handed to Elsa with the bookmark.</summary>
    internal Dictionary<string, object> ToInput() => new() { [InputKey] = JsonSerializer.Serialize(this) };

    /// <summary>Takes the entry at the step that waited for it. The instance remembers it in the state that this very run stores.</summary>
    internal static async ValueTask TakeAsync(ActivityExecutionContext context)
    {
        var delivery = JsonSerializer.Deserialize<Delivery>(context.WorkflowExecutionContext.Input[InputKey].ToString()!)!;
        InstanceMemory.Change(context.WorkflowExecutionContext, memory => (memory.Sequence, memory.Digest) = (delivery.Sequence, delivery.Digest));
        if (delivery.Kind == JournalEntry.Moved) await Moving.RunAsync(context, delivery.Outcome!);
        else await context.CompleteActivityWithOutcomesAsync(delivery.Outcome!);
    }
}
