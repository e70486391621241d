using System.Text.RegularExpressions;
using ServiceGate.Web.Hosting;

namespace ServiceGate.Web.Nodes;

/// <summary>What people call this server among the nodes of the installation.</summary>
/// <param name="Value">1 to 64 letters, digits, dots, hyphens and underscores.</param>
public sealed partial record NodeName(string Value)
{
    private const string Setting = "Node:Name";

    /// <summary>The name that the configuration gives, by default the machine's.</summary>
    /// <exception cref="SettingException">It is no name.</exception>
    public static NodeName Read(IConfiguration configuration) => configuration[Setting] is not { } given ? new(OfMachine())
        : Form().IsMatch(given) ? new(given)
        : throw new SettingException(Setting, "it must be 1 to 64 letters, digits, dots, hyphens and underscores");

    private static string OfMachine() => Form().IsMatch(Environment.MachineName) ? Environment.MachineName : "node";

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}\\z")]
    private static partial Regex Form();
}
