using ServiceGate.IntegrationTests.Generated.Guides;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Who asks, and what for.</summary>
/// <param name="Person">Who.</param>
/// <param name="Values">What parameters of paths are to be, by name; what is missing is added when a path is made.</param>
/// <param name="Guide">What is known about the operation; null: its description has to do.</param>
internal sealed record Choice(string Person, Dictionary<string, string> Values, Guide? Guide = null)
{
    /// <summary>The launch.</summary>
    public string Launch => Values["number"];

    /// <summary>The same without what has to come first: nothing is done beside the request.</summary>
    public Choice Alone => Guide is null ? this : this with { Guide = Guide with { First = null } };
}
