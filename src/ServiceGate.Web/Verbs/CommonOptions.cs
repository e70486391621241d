using System.CommandLine;

namespace ServiceGate.Web.Verbs;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>The database file.</summary>
    public static Option<string?> Database { get; } = new("--database") { Description = "The database file (default data/servicegate.db)." };
}
