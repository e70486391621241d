using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>A script that tells customers the same on one channel; the key is the channel's code.</summary>
/// <param name="Text">What is said (解释口径), at most 4,000 characters.</param>
/// <param name="KnowledgeArticle">Number of the knowledge-base article.</param>
/// <param name="SecondLine">Who helps the front line.</param>
[Members("text", "knowledgeArticle", "secondLine")]
public sealed record Script(LocalText Text, string? KnowledgeArticle = null, string? SecondLine = null) : ItemContent
{
    /// <inheritdoc/>
    public override void Validate(string key, Checklist checklist, Check check)
    {
        check.That(checklist.Channels.Any(c => c.Code == key), "channel.unknown", "key", ("channel", key))
            .That(Text is not null, "text.required", "text")
            .Optional(KnowledgeArticle, "knowledgeArticle", 64).Optional(SecondLine, "secondLine", 200);
        Text?.Check("text", 4000, check);
    }
}
