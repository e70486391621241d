using System.Reflection;
using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.Golden;

/// <summary>The types of the core and its engine whose values are stored, hashed or compared with what was stored.</summary>
internal static class StoredTypes
{
    private static readonly Type[] All = [.. typeof(CommandRunner).Assembly.GetTypes(), .. typeof(WorkflowStatus).Assembly.GetTypes()];

    /// <summary>The commands, each with what it answers.</summary>
    internal static IReadOnlyDictionary<Type, Type> Commands { get; } =
        All.Where(t => !t.IsAbstract).Select(t => (Type: t, Answer: AnswerOf(t))).Where(c => c.Answer is not null).ToDictionary(c => c.Type, c => c.Answer!);

    /// <summary>Given by the system only, whose commands are not kept: it holds a position, which has its own JSON.</summary>
    internal static Type NeverKept => typeof(TakePosition);

    /// <summary>The content of an item, by the code of its section.</summary>
    internal static IReadOnlyDictionary<string, Type> Contents { get; } = Enum.GetValues<Section>().ToDictionary(s => s.Code(), ItemContent.TypeOf);

    /// <summary>Enums whose codes are stored or spoken: all of the core but those that nothing outside sees.</summary>
    internal static IEnumerable<Type> Enums => All.Where(t => t is { IsEnum: true, IsPublic: true } && t.Name is not ("BatchTurn" or "StepPhase"));

    /// <summary>Every record of the core that stands in a stored document, found from commands, answers, contents and simulations on.</summary>
    internal static IReadOnlySet<Type> Records { get; } = Reachable([.. Commands.Keys.Where(t => t != NeverKept), .. Commands.Values, .. Contents.Values, typeof(SimulatedFlow)]);

    private static Type? AnswerOf(Type type)
    {
        for (var up = type.BaseType; up is not null; up = up.BaseType)
            if (up.IsGenericType && up.GetGenericTypeDefinition() == typeof(Command<>)) return up.GetGenericArguments()[0];
        return null;
    }

    private static HashSet<Type> Reachable(IEnumerable<Type> from)
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(from);
        while (open.TryDequeue(out var type))
        {
            foreach (var part in type.GetGenericArguments()) open.Enqueue(part);
            if (type.Assembly != typeof(CommandRunner).Assembly || type.IsEnum || !found.Add(type)) continue;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)) open.Enqueue(property.PropertyType);
        }
        return found;
    }
}
