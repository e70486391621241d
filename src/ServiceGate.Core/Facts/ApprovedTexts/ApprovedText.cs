using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Facts.ApprovedTexts;

/// <summary>What of a pre-approved text it is.</summary>
public enum ApprovedPart
{
    /// <summary>The text, with <c>{place}</c> and <c>{cause}</c> where those are filled in.</summary>
    [JsonStringEnumMemberName("text")] Text,

    /// <summary>A place on the list of places.</summary>
    [JsonStringEnumMemberName("place")] Place,

    /// <summary>A cause on the list of causes.</summary>
    [JsonStringEnumMemberName("cause")] Cause,
}

/// <summary>
/// A text for emergencies that two people have approved beforehand (预审文本), or a word of the lists from which its place and cause are filled. Another wording is another version, which takes the place of the
/// one before once it is approved.
/// </summary>
/// <param name="Id">Id.</param>
/// <param name="UnitId">The unit; it is for emergencies of this unit and those below.</param>
/// <param name="Kind">For which kind of launch.</param>
/// <param name="Part">Text, place or cause.</param>
/// <param name="Code">What it is called: texts of one occasion share a code, one for each purpose; a word's is the word.</param>
/// <param name="Purpose">What a text is for; null for words.</param>
/// <param name="Version">From 1, for each code and purpose.</param>
/// <param name="Says">What it says, in both languages.</param>
/// <param name="Until">The moment at which it is no longer good; not part of it.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAs">For which department.</param>
/// <param name="ProposedAt">When, business time.</param>
/// <param name="Approved">What was decided; null: nothing yet.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When; approved, it is good from then.</param>
/// <param name="Note">What was said to it.</param>
/// <param name="WithdrawnBy">Who has withdrawn it.</param>
/// <param name="WithdrawnAt">When; null: it was not.</param>
public sealed record ApprovedText(
    long Id, long UnitId, LaunchKind Kind, ApprovedPart Part, string Code, NoticePurpose? Purpose, int Version, LocalText Says, DateTimeOffset Until, long ProposedBy, string ProposedAs,
    DateTimeOffset ProposedAt, bool? Approved = null, long? DecidedBy = null, DateTimeOffset? DecidedAt = null, string? Note = null, long? WithdrawnBy = null, DateTimeOffset? WithdrawnAt = null)
{
    /// <summary>Whether somebody has still to decide about it.</summary>
    public bool IsOpen => Approved is null && WithdrawnAt is null;

    /// <summary>What it is a version of.</summary>
    public (long Unit, LaunchKind Kind, ApprovedPart Part, string Code, NoticePurpose? Purpose) Name => (UnitId, Kind, Part, Code, Purpose);

    /// <summary>Whether it was approved and is good at a moment, if no younger version is.</summary>
    public bool HoldsAt(DateTimeOffset moment) => Approved == true && DecidedAt <= moment && moment < Until && !(WithdrawnAt <= moment);
}
