namespace ServiceGate.Web.Api;

/// <summary>Marks the endpoints whose answers carry an entity tag.</summary>
internal sealed class TagMetadata;

/// <summary>Adds it to operations.</summary>
internal static class Tagging
{
    /// <summary>Says that answers carry an entity tag.</summary>
    public static RouteHandlerBuilder WithTag(this RouteHandlerBuilder operation) => operation.WithMetadata(new TagMetadata());
}
