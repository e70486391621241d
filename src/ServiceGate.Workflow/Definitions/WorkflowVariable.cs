using System.Text.Json;

namespace ServiceGate.Workflow.Definitions;

/// <summary>A variable that a definition declares; every instance has its own value.</summary>
/// <param name="Id">What expressions refer to.</param>
/// <param name="Name">What people see.</param>
/// <param name="TypeName">The type's name as Elsa writes it, such as <c>Boolean</c>.</param>
/// <param name="Initial">The value an instance starts with; JSON null when the file gives none.</param>
/// <param name="IsKept">
/// Whether the file names a driver that stores it. The engine keeps every value; Elsa forgets the others whenever it waits.
/// </param>
public sealed record WorkflowVariable(string Id, string Name, string TypeName, JsonElement Initial, bool IsKept);
