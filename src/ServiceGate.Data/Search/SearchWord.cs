using ServiceGate.Core.Rules.Searching;

namespace ServiceGate.Data.Search;

/// <summary>A word of a search as conditions on <c>launch l</c> and its text <c>launch_text t</c>, if there is one.</summary>
/// <param name="Number">Which word, from 0; names its parameter.</param>
/// <param name="Text">The normalised word.</param>
/// <param name="HasOwners">Whether it stands in somebody's name.</param>
internal sealed record SearchWord(int Number, string Text, bool HasOwners)
{
    /// <summary>The sections of a dossier in which words are looked for as long as the launch waits for the index.</summary>
    private const string Sections = "'concerns', 'risks', 'contingency', 'channels', 'trials', 'notices'";

    /// <summary>Value of its parameter.</summary>
    public string Pattern => SearchText.Pattern(Text);

    /// <summary>Name of its parameter.</summary>
    public string Name => $"word{Number}";

    private string Like => $@"LIKE @{Name} ESCAPE '\'";

    /// <summary>People in whose name it stands.</summary>
    public string Owners => $"SELECT o.id FROM person o WHERE {InName}";

    /// <summary>Whether it stands in the name of <c>person o</c>.</summary>
    public string InName => $"(o.name_zh {Like} OR LOWER(o.name_en) {Like} OR LOWER(o.user_name) {Like})";

    /// <summary>The owner has it in the name.</summary>
    public string IsOwners => $"l.owner_id IN ({Owners})";

    /// <summary>It stands in the text or in the owner's name. A text that a change of an older program has outrun says nothing: number and title do.</summary>
    public string IsThere => OrOwners($"CASE WHEN t.content_rev = l.content_rev THEN t.words ELSE l.search_text END {Like}");

    /// <summary>
    /// It stands in a launch that waits. In its dossier only what nobody takes for the name of a field or a code is looked for, since contents are stored with both: words in Chinese, and
    /// longer ones.
    /// </summary>
    public string IsThereUnread => OrOwners(IsLong ? $"l.search_text {Like} OR {InContent}" : $"l.search_text {Like}");

    private string InContent =>
        $"EXISTS (SELECT 1 FROM dossier_item d JOIN content c ON c.hash = d.hash WHERE d.launch_id = l.id AND d.removed = 0 AND d.section IN ({Sections}) AND LOWER(c.canonical) {Like})";

    private bool IsLong => Text.Length >= (Text.Any(c => char.IsSurrogate(c) || c > '\u2E7F') ? 2 : 6);

    private string OrOwners(string condition) => HasOwners ? $"({condition} OR {IsOwners})" : $"({condition})";
}
