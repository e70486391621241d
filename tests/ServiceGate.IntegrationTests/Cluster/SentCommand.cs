using System.Text.Json;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>One sending of a command.</summary>
/// <param name="Status">The status of the answer; null when none came.</param>
/// <param name="Told">What was answered to a command that was not carried out, or what broke.</param>
internal sealed record Attempt(int? Status, string? Told)
{
    /// <summary>Whether the command was carried out, now or by an earlier sending.</summary>
    public bool IsAccepted => Status is >= 200 and < 300;

    /// <summary>Whether the node failed: it died, or could not do it.</summary>
    public bool IsBroken => Status is null or >= 500;

    /// <summary>Whether a rule spoke against it, which is no failure.</summary>
    public bool IsRefused => !IsAccepted && !IsBroken;

    /// <summary>The rule that spoke against it. Only for what was refused.</summary>
    public string RuleOfRefusal() => JsonDocument.Parse(Told!).RootElement.GetProperty("type").GetString()!.Split(':')[^1];
}

/// <summary>A command that a program sent, and sent once more when the node failed.</summary>
/// <param name="Key">Its <c>Idempotency-Key</c>.</param>
/// <param name="IsEdit">Whether it changes the dossier; otherwise it hands in or decides.</param>
/// <param name="First">The first sending.</param>
/// <param name="Second">The second one, on another node; null when there was none.</param>
/// <param name="Turned">When the first sending had come to its end.</param>
/// <param name="Took">From the first sending to the last answer.</param>
internal sealed record SentCommand(string Key, bool IsEdit, Attempt First, Attempt? Second, DateTimeOffset Turned, TimeSpan Took)
{
    /// <summary>The last word.</summary>
    public Attempt Last => Second ?? First;
}
