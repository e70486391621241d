using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Foundation.Checks;

/// <summary>A text in both languages; Chinese is the one that customers and reviewers read, English may be missing.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
[Members("zh", "en")]
public sealed record LocalText(string? Zh, string? En = null)
{
    /// <summary>The text in a language (<c>zh-CN</c>, <c>en</c>), or the other one when it is missing.</summary>
    public string In(string language) => language.StartsWith("zh", StringComparison.Ordinal) ? Zh ?? En ?? "" : En is { Length: > 0 } ? En : Zh ?? "";

    /// <summary>Checks that the Chinese text is there and none is too long.</summary>
    public void Check(string field, int longest, Check check) => check.Text(Zh, field + ".zh", longest).Optional(En, field + ".en", longest);
}
