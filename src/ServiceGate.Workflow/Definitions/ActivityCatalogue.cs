namespace ServiceGate.Workflow.Definitions;

/// <summary>Every activity type that a definition may use: the engine's own and those of whoever uses it.</summary>
public sealed class ActivityCatalogue
{
    private readonly Dictionary<string, ActivityType> _types;

    /// <summary>A catalogue of the engine's own types and of others besides.</summary>
    /// <param name="others">The others; one of the name of an own one, such as <c>Elsa.Delay</c>, takes its place.</param>
    /// <exception cref="ArgumentException">Two of them have the same name.</exception>
    public ActivityCatalogue(params IEnumerable<ActivityType> others)
    {
        _types = others.ToDictionary(type => type.Name, StringComparer.Ordinal);
        foreach (var own in ElsaTypes.All)
            _types.TryAdd(own.Name, own);
    }

    /// <summary>The engine's own types and no others.</summary>
    public static ActivityCatalogue Own { get; } = new();

    /// <summary>All types, in no particular order.</summary>
    public IReadOnlyCollection<ActivityType> Types => _types.Values;

    /// <summary>The type of that name, compared ordinally; null when there is none.</summary>
    /// <param name="name">A type's name, such as <c>Elsa.FlowJoin</c>.</param>
    public ActivityType? Find(string name) => _types.GetValueOrDefault(name);
}
