namespace ServiceGate.IntegrationTests.Generated.Guides;

/// <summary>How an operation gets somewhere whose description alone does not tell: who asks for it, of which launch, with what.</summary>
/// <param name="Operation">The operation as the description names it: method and path.</param>
/// <param name="Bodies">
/// Bodies of which one is sent; none: one is made from the schema. A text <c>@/path#a.0.b</c> stands for what an answer says there, <c>@first#a</c> for what the answer to
/// <see cref="First"/> says.
/// </param>
internal sealed record Guide(string Operation, params string[] Bodies)
{
    /// <summary>Who may; none: anybody of the house.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>The end of the story of the launches that are fit for it (<see cref="Stories.PlayedBefore.Launches"/>); null: any.</summary>
    public string? Of { get; init; }

    /// <summary>The kind of work of which it is part, which names person, launch, step and channel; null: none.</summary>
    public string? Work { get; init; }

    /// <summary>Values of parameters of its path, which may be read as those of bodies are.</summary>
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>();

    /// <summary>An operation that the same person asks for before it, with the same parameters.</summary>
    public string? First { get; init; }
}
