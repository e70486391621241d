using System.Reflection;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>Which adapters were compiled in.</summary>
internal static class BuiltIn
{
    private static readonly string[] Adapters = [.. typeof(BuiltIn).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(a => a.Key == nameof(BuiltIn)).Select(a => a.Value!)];

    /// <summary>Whether an adapter is there.</summary>
    /// <param name="adapter"><c>Elsa</c> or <c>Hangfire</c>.</param>
    public static bool Has(string adapter) => Adapters.Contains(adapter, StringComparer.Ordinal);
}
