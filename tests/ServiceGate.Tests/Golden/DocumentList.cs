namespace ServiceGate.Tests.Golden;

/// <summary>A list of documents that a program of before stored: this one reads each and writes the very same.</summary>
/// <param name="list">The list.</param>
/// <param name="types">What reads a document, by the name that stands before it.</param>
internal sealed class DocumentList(GoldenList list, IReadOnlyDictionary<string, Type> types)
{
    /// <summary>Fails when one comes out otherwise, or when there is none of a name.</summary>
    internal void Expect()
    {
        var documents = list.Lines.Select(StoredDocument.Read).ToList();
        var unseen = types.Where(t => documents.All(d => d.Name != t.Key)).SelectMany(t => Samples(t.Key, t.Value));
        list.Expect([.. documents.Select(d => d.Again(types.GetValueOrDefault(d.Name))), .. unseen]);
    }

    /// <summary>A document with everything in it, and one with nothing that may be left out.</summary>
    private static IEnumerable<string> Samples(string name, Type type) =>
        new[] { true, false }.Select(whole => StoredDocument.Of(name, Sample.Of(type, whole)).ToString()).Distinct();
}
