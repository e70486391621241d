using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Commands.ApprovedTexts;

/// <summary>What is to be approved, in both languages.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
[Members("zh", "en")]
public sealed record ApprovedEntry(string? Zh, string? En);
