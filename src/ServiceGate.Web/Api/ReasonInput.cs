namespace ServiceGate.Web.Api;

/// <summary>Why something is done.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReasonInput(string? Reason = null);
