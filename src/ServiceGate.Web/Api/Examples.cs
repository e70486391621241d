namespace ServiceGate.Web.Api;

/// <summary>A body as it may be sent, for the API's description. A test sends each of them.</summary>
/// <param name="json">The body.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BodyExampleAttribute(string json) : Attribute
{
    /// <summary>The body.</summary>
    public string Json { get; } = json;
}

/// <summary>An example of an operation's body where its type does not say it.</summary>
/// <param name="Text">The body.</param>
/// <param name="ContentType">What it is.</param>
internal sealed record ExampleMetadata(string Text, string ContentType);

/// <summary>Adds examples to operations.</summary>
internal static class Examples
{
    /// <summary>Says how a body may look.</summary>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder operation, string text, string contentType = "application/json") =>
        operation.WithMetadata(new ExampleMetadata(text, contentType));
}
