using System.Reflection;

namespace ServiceGate.Core.Foundation.Kinds;

/// <summary>The kinds of something of which each is a class: gate rules, step types. Whoever adds one writes its class and nothing else.</summary>
public static class Kinds
{
    /// <summary>One object of every class of this assembly that is such a kind, in order of the classes' names (ordinal).</summary>
    /// <typeparam name="T">What they are kinds of.</typeparam>
    public static IReadOnlyList<T> Of<T>() where T : class =>
    [
        .. Assembly.GetExecutingAssembly().GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true } && type.IsSubclassOf(typeof(T)))
            .OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (T)Activator.CreateInstance(type)!),
    ];
}
