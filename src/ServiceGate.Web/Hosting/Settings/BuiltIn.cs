using System.Reflection;

namespace ServiceGate.Web.Hosting;

/// <summary>What was compiled in beside the default.</summary>
internal static class BuiltIn
{
    private static readonly string[] Flavours = [.. typeof(BuiltIn).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(a => a.Key == "Flavour").SelectMany(a => a.Value!.Split('-'))];

    /// <summary>Whether an adapter is there.</summary>
    /// <param name="adapter"><c>Elsa</c> or <c>Hangfire</c>.</param>
    public static bool Has(string adapter) => Flavours.Contains(adapter, StringComparer.OrdinalIgnoreCase);
}
