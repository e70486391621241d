namespace ServiceGate.Web.Api;

/// <summary>Why something is done.</summary>
/// <param name="Reason">Why.</param>
[BodyExample("""{"reason":"网关升级"}""")]
public sealed record ReasonInput(string? Reason = null);
