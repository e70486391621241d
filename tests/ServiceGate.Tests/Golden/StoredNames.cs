using ServiceGate.Core.Commands.Framework;

namespace ServiceGate.Tests.Golden;

/// <summary>Under which name something is stored whose name in C# may change.</summary>
internal static class StoredNames
{
    /// <summary>Enums that were called otherwise when their codes came into the list: what they are called now, with the name in the list.</summary>
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal);

    /// <summary>The name under which a command is kept.</summary>
    internal static string OfCommand(Type command) => CommandNameAttribute.Of(command);

    /// <summary>The name under which the list has an enum.</summary>
    internal static string OfEnum(Type type) => Renamed.GetValueOrDefault(type.Name, type.Name);
}
