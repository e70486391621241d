namespace ServiceGate.Web.Shell.Settings;

/// <summary>What people call this server among the nodes of the installation.</summary>
/// <param name="Value">1 to 64 letters, digits, dots, hyphens and underscores.</param>
public sealed record NodeName(string Value)
{
    /// <summary>The name that the configuration gives, which the start has checked; by default the machine's, where that is a name.</summary>
    public static NodeName Read(IConfiguration configuration) =>
        new(configuration["Node:Name"] ?? (TextRules.NodeName.Allows(Environment.MachineName) ? Environment.MachineName : "node"));
}
