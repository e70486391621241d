using System.Collections.Immutable;

namespace ServiceGate.Workflow.Instances;

/// <summary>One order for the parts of a state, so that equal states have equal JSON.</summary>
internal static class Canonical
{
    /// <summary>An immutable copy, sorted ordinally by key.</summary>
    internal static ImmutableSortedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T> entries) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, entries);
}
