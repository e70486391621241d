using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>The places in which content is kept: one for new content, and those in which content of before may be.</summary>
/// <param name="chosen">Where new content goes.</param>
/// <param name="open">Every place that the installation can reach, the chosen one among them.</param>
public sealed class ContentPlaces(ContentPlace chosen, IReadOnlyDictionary<ContentPlace, IContentStore> open)
{
    /// <summary>Where new content goes.</summary>
    public ContentPlace Chosen => chosen;

    /// <summary>Every place that can be reached.</summary>
    public IEnumerable<IContentStore> All => open.Values;

    /// <summary>Whether a place can be reached.</summary>
    public bool Has(ContentPlace place) => open.ContainsKey(place);

    /// <summary>A place.</summary>
    /// <exception cref="ContentAwayException">No setting says how it is reached.</exception>
    public IContentStore At(ContentPlace place) =>
        open.TryGetValue(place, out var store) ? store : throw new ContentAwayException($"Content is kept in a place ({place}) that no setting names.");
}
