using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>What a batch says, and under which keys.</summary>
/// <param name="Version">The text.</param>
/// <param name="Keys">The keys.</param>
public sealed record BatchText(NoticeVersion Version, SendKeys Keys);

/// <summary>
/// The keys under which receivers see the chunks of a batch and their messages, the same however often they are sent. A receiver drops what it has seen under a
/// key, so no other installation and no restored copy of this one may ever give the same key to something else: each batch and each text carries a random word
/// from the moment it is planned. Those of older programs have none and keep the keys that they had.
/// </summary>
/// <param name="BatchId">The batch.</param>
/// <param name="VersionId">The text it sends.</param>
/// <param name="Channel">The channel.</param>
/// <param name="BatchWord">The batch's word; null for one planned by an older program.</param>
/// <param name="VersionWord">The text's word; null for one of an older program.</param>
public sealed record SendKeys(long BatchId, long VersionId, NoticeChannel Channel, string? BatchWord, string? VersionWord)
{
    /// <summary>How long a word is: 16 of 32 letters, so that no two are ever alike.</summary>
    public const int WordLength = 16;

    /// <summary>The letters of a word.</summary>
    public const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>The key of a chunk.</summary>
    /// <param name="sequence">Its place in the batch, from 1.</param>
    public string OfChunk(int sequence) => string.Create(CultureInfo.InvariantCulture, $"{BatchWord ?? BatchId.ToString(CultureInfo.InvariantCulture)}-{sequence}");

    /// <summary>The key of a part of a chunk that is sent by itself, since its receiver does not take so many messages at once.</summary>
    /// <param name="sequence">The chunk's place in the batch.</param>
    /// <param name="first">The customer whose message comes first.</param>
    /// <param name="count">How many messages there are.</param>
    public string OfPiece(int sequence, long first, int count) => string.Create(CultureInfo.InvariantCulture, $"{OfChunk(sequence)}-{first}-{count}");

    /// <summary>The key of a message. It follows the text, not the batch: what a second batch of the same text would tell somebody anew is the same message.</summary>
    /// <param name="customerId">To whom.</param>
    public string OfMessage(long customerId) =>
        string.Create(CultureInfo.InvariantCulture, $"{VersionWord ?? VersionId.ToString(CultureInfo.InvariantCulture)}-{(int)Channel}-{customerId}");
}
