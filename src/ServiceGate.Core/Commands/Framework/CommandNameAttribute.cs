using System.Collections.Concurrent;
using System.Reflection;

namespace ServiceGate.Core.Commands.Framework;

/// <summary>The name under which a command is kept with its answer. A retry is known by it, also by a newer or an older program: it never changes.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CommandNameAttribute(string name) : Attribute
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The name of a command.</summary>
    /// <param name="command">The command's type.</param>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public static string Of(Type command) => Names.GetOrAdd(command, static type =>
        type.GetCustomAttribute<CommandNameAttribute>()?.Name ?? throw new InvalidOperationException($"The command {type.Name} needs a [CommandName] under which it is kept."));
}
