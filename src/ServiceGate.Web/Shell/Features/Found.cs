namespace ServiceGate.Web.Shell.Features;

/// <summary>What is found by its class: whoever adds a feature, a card or a part writes it, and names it nowhere else.</summary>
internal static class Found
{
    /// <summary>Every class of the web that is such a thing, in order of the classes' names (ordinal).</summary>
    /// <typeparam name="T">What they are.</typeparam>
    public static IReadOnlyList<Type> Of<T>() =>
        [.. typeof(Found).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T))).OrderBy(type => type.Name, StringComparer.Ordinal)];
}
