namespace ServiceGate.Web.Api;

/// <summary>Marks the endpoints that carry commands out.</summary>
internal sealed class CommandMetadata;
