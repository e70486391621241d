using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.FactSheets;

/// <summary>What a script says to one segment instead of what it says to all.</summary>
/// <param name="Segment">Code of the segment.</param>
/// <param name="Text">What is said, at most 4,000 characters.</param>
[Members("segment", "text")]
public sealed record SegmentText(string Segment, LocalText Text);

/// <summary>The owner's word that a place of a text which seems to contradict the fact sheet belongs to no fact (不属于任何要素). It holds for exactly that text.</summary>
/// <param name="Segment">Code of the segment that reads the text; null: everybody.</param>
/// <param name="Language">Its language: <c>zh</c> or <c>en</c>.</param>
/// <param name="Words">The words of the place.</param>
/// <param name="TextHash">Hash of the text as it is read.</param>
/// <param name="Reason">Why it belongs to no fact, at most 500 characters; signers see it.</param>
[Members("segment", "language", "words", "textHash", "reason")]
public sealed record FactlessPlace(string? Segment, string Language, string Words, string TextHash, string Reason)
{
    /// <summary>The most of one script.</summary>
    public const int Most = 50;

    /// <summary>The longest reason.</summary>
    public const int LongestReason = 500;

    /// <summary>The longest words.</summary>
    public const int LongestWords = 100;
}

/// <summary>Something that a channel has to have ready for its script (配套要素): data of the kind's checklist.</summary>
/// <param name="Code">Code (<c>knowledge-article</c>).</param>
/// <param name="Name">Name.</param>
/// <param name="Channels">Codes of the channels that are asked for it; null: all.</param>
/// <param name="Compulsory">Whether a script is not complete before it has owner and day.</param>
public sealed record ScriptElement(string Code, LocalText Name, IReadOnlyList<string>? Channels = null, bool Compulsory = false)
{
    /// <summary>Whether a channel is asked for it.</summary>
    public bool IsAskedOf(string channel) => Channels?.Contains(channel) ?? true;
}

/// <summary>How far something that a channel has to have ready is.</summary>
/// <param name="Code">Which it is.</param>
/// <param name="Owner">Who sees to it, at most 100 characters.</param>
/// <param name="Due">By which day it is ready.</param>
/// <param name="Proof">What proves that it is: a number, a link; null: nothing yet.</param>
[Members("code", "owner", "due", "proof")]
public sealed record ElementRecord(string Code, string Owner, string Due, string? Proof = null)
{
    /// <summary>The most of one script.</summary>
    public const int Most = 20;

    /// <summary>Whether it is proved to be ready.</summary>
    public bool IsReady() => !string.IsNullOrWhiteSpace(Proof);
}
